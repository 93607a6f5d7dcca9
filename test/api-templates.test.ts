// The templates of the house over the API: who may write them, what is refused, and what every browser hears.
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAudit } from '../monitor/store/audit/audit.ts';
import type { Template } from '../shared/model/template.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api.close());

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const BYTES = Buffer.from(PNG, 'base64');
const IMAGE_ID = createHash('sha256').update(BYTES).digest('hex');
const IMAGE = {
  id: IMAGE_ID,
  name: '步骤.png',
  mediaType: 'image/png' as const,
  width: 1,
  height: 1,
  bytes: BYTES.length,
};

function sample(change: Partial<Template> = {}): Template {
  return {
    ...{ id: `team-${randomUUID()}`, name: { 'zh-CN': '退款说明', en: 'Refund' }, rules: [], kinds: [], topics: [] },
    ...{ shortcuts: ['tk'], scope: { brandIds: ['xinrui'], sites: ['weibo'] } },
    texts: { 'zh-CN': { public: ['您好，退款今天到账，谢谢您。'], dm: null }, en: { public: [], dm: null } },
    ...change,
  };
}
const lead = () => api.people.lead.client;
const pr = () => api.people.pr.client;
const save = (template: Template, seen = 0, client = lead()) =>
  client.saveTemplates({ body: { items: [{ template, seen }] } });

describe('a template of the house', () => {
  test('is written by a lead, read by everybody, told of, and stands in the audit log', async () => {
    const template = sample();
    const { items } = await save(template);
    expect(items).toMatchObject([{ template, createdBy: api.people.lead.person.id, archivedAt: null }]);
    const { version = 0 } = items[0] ?? {};
    for (const who of ['agent', 'social', 'auditor'] as const) {
      const read = await api.people[who].client.listTemplates({ query: { since: version - 1 } });
      expect(read).toEqual({ items, last: version });
    }
    const heard = await api.people.agent.client.listEvents({ query: { types: ['template.changed'] } });
    expect(heard.items.at(-1)).toMatchObject({ subjectId: template.id, data: { version } });
    expect((await readAudit(api.store.db, 'system')).at(-1)).toMatchObject({
      ...{ action: 'template.saved', subjectId: template.id, actorId: api.people.lead.person.id },
      details: { version, name: template.name },
    });
    // A second time, because the answer was lost: nobody hears of it again.
    await save(template);
    const again = await api.people.agent.client.listEvents({ query: { types: ['template.changed'] } });
    expect(again.items).toHaveLength(heard.items.length);
  });

  test('is refused to who may not write it, with the sentence why', async () => {
    await expect(save(sample(), 0, api.people.agent.client)).rejects.toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
  });

  test('of two who write at once the second is told who was first, and nothing of theirs is kept', async () => {
    const template = sample();
    const { items } = await save(template);
    const seen = items[0]?.version ?? 0;
    await save({ ...template, shortcuts: ['tk', '退款'] }, seen, pr());
    const fault = { status: 409, code: 'template-moved' };
    await expect(save({ ...template, shortcuts: [] }, seen)).rejects.toMatchObject({
      ...fault,
      labels: { 'zh-CN': expect.stringContaining(`${api.people.pr.person.name} 在您打开之后改过“退款说明”`) },
    });
    await expect(lead().archiveTemplate({ params: { id: template.id }, body: { seen } })).rejects.toMatchObject(fault);
    // All or none.
    const fresh = sample();
    const both = [
      { template: fresh, seen: 0 },
      { template: { ...template, shortcuts: [] }, seen },
    ];
    await expect(lead().saveTemplates({ body: { items: both } })).rejects.toMatchObject(fault);
    const all = (await lead().listTemplates({ query: {} })).items;
    expect(all.find((one) => one.template.id === fresh.id)).toBeUndefined();
    expect(all.find((one) => one.template.id === template.id)?.template.shortcuts).toEqual(['tk', '退款']);
  });

  test('is archived and brought back', async () => {
    const template = sample();
    const { items } = await save(template);
    const params = { id: template.id };
    const { template: gone } = await lead().archiveTemplate({ params, body: { seen: items[0]?.version ?? 0 } });
    expect(gone.archivedAt).not.toBeNull();
    const read = await api.people.agent.client.listTemplates({ query: { since: gone.version - 1 } });
    expect(read.items).toEqual([gone]);
    const { template: back } = await pr().restoreTemplate({ params, body: { seen: gone.version } });
    expect(back).toMatchObject({ archivedAt: null, changedBy: api.people.pr.person.id, template });
    await expect(
      lead().archiveTemplate({ params: { id: `team-${randomUUID()}` }, body: { seen: 1 } }),
    ).rejects.toMatchObject({ status: 404 });
  });

  test('that the guard would stop is not kept for everybody', async () => {
    const words = { public: ['请把手机号发在评论里，我的是 13812345678。'], dm: null };
    const template = sample({ texts: { 'zh-CN': words, en: { public: [], dm: null } } });
    await expect(save(template)).rejects.toMatchObject({
      ...{ status: 400, code: 'unsafe-template', field: 'body.items.0.template' },
    });
    const secret = { public: ['您的订单是 {{order.number}}。'], dm: null };
    await expect(save(sample({ texts: { 'zh-CN': secret, en: { public: [], dm: null } } }))).rejects.toMatchObject({
      code: 'unsafe-template',
      labels: { 'zh-CN': expect.stringContaining('order.number') },
    });
  });

  test('has an id of the house: none stands in the place of one that ships or of a person’s own', async () => {
    for (const id of ['first-answer', `own-${randomUUID()}`, `team-${'x'.repeat(36)}`])
      await expect(save(sample({ id }))).rejects.toMatchObject({ status: 400, code: 'bad-request' });
  });
});

describe('its pictures', () => {
  const put = (id: string, data: string, client = lead()) =>
    client.putTemplateImage({ params: { id }, body: { data } });

  test('come before the template, are judged by their bytes, and are read by everybody', async () => {
    const template = sample({ images: [IMAGE] });
    await expect(save(template)).rejects.toMatchObject({ status: 400, code: 'missing-picture' });
    expect(await put(IMAGE_ID, PNG)).toEqual({ kept: true });
    expect(await put(IMAGE_ID, PNG)).toEqual({ kept: false });
    await save(template);
    const read = await api.people.auditor.client.getTemplateImage({ params: { id: IMAGE_ID } });
    expect(read.mediaType).toBe('image/png');
    expect(Buffer.from(read.bytes).equals(BYTES)).toBe(true);
    // What says to be another kind than it is would be shown as that.
    const wrong = sample({ images: [{ ...IMAGE, mediaType: 'image/webp' }] });
    await expect(save(wrong)).rejects.toMatchObject({ code: 'missing-picture' });
  });

  test('that are none, not what their id says, or from who may not are refused', async () => {
    const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const id = createHash('sha256').update(script).digest('hex');
    await expect(put(id, script.toString('base64'))).rejects.toMatchObject({ status: 400, code: 'bad-request' });
    await expect(put('0'.repeat(64), PNG)).rejects.toMatchObject({ status: 400, field: 'body.data' });
    await expect(put(IMAGE_ID, PNG, api.people.social.client)).rejects.toMatchObject({ status: 403 });
    await expect(lead().getTemplateImage({ params: { id } })).rejects.toMatchObject({ status: 404 });
  });
});
