// The templates of the house, in the store: both engines.
import { beforeEach, expect, it } from 'vitest';
import {
  getTeamTemplate,
  lastTemplateVersion,
  listTeamTemplates,
  saveTeamTemplate,
  setTemplateArchived,
} from '../monitor/store/desk/team-templates.ts';
import { findImageTypes, putTemplateImage, readTemplateImage } from '../monitor/store/desk/template-images.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Template } from '../shared/model/template.ts';
import { onBothEngines } from './helpers/both-engines.ts';

const ID = 'team-00000000-0000-4000-8000-000000000001';
const DAY = 24 * 3_600_000;

function sampleTemplate(change: Partial<Template> = {}): Template {
  return {
    ...{
      id: ID,
      name: { 'zh-CN': '退款说明', en: 'Refund' },
      rules: [],
      kinds: [],
      topics: ['price'],
      shortcuts: ['tk'],
    },
    texts: { 'zh-CN': { public: ['您好，退款今天到账。'], dm: null }, en: { public: [], dm: null } },
    ...change,
  };
}

onBothEngines('templates of the house', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const save = (template: Template, seen: number, now = 5, personId = 'p-lead') =>
    inTransaction(store.db, (trx) => saveTeamTemplate(trx, { template, seen }, { personId, now }));
  const archive = (seen: number, archived = true, now = 9) =>
    inTransaction(store.db, (trx) => setTemplateArchived(trx, { id: ID, seen, archived }, { personId: 'p-pr', now }));

  it('keeps who made it and who changed it when, and a later reader misses no change', async () => {
    const { saved: made } = await save(sampleTemplate(), 0);
    expect(made).toEqual({
      ...{ template: sampleTemplate(), version: 1, createdAt: 5, createdBy: 'p-lead' },
      ...{ changedAt: 5, changedBy: 'p-lead', archivedAt: null },
    });
    const other = { ...sampleTemplate(), id: ID.replace(/1$/, '2') };
    await save(other, 0, 6);
    const { saved: changed } = await save(sampleTemplate({ shortcuts: ['tk', '退款'] }), 1, 7, 'p-pr');
    expect(changed).toMatchObject({ version: 3, createdBy: 'p-lead', createdAt: 5, changedBy: 'p-pr', changedAt: 7 });
    expect((await listTeamTemplates(store.db, 1, 10)).map(({ version }) => version)).toEqual([2, 3]);
    expect((await listTeamTemplates(store.db, 0, 1)).map(({ template }) => template.id)).toEqual([other.id]);
    expect(await lastTemplateVersion(store.db)).toBe(3);
  });

  it('refuses to write over what somebody changed meanwhile, and says who; the same again is no change', async () => {
    await save(sampleTemplate(), 0);
    await save(sampleTemplate({ name: { 'zh-CN': '退款', en: 'Refund' } }), 1, 6, 'p-pr');
    await expect(save(sampleTemplate({ shortcuts: [] }), 1)).rejects.toMatchObject({
      code: 'conflict',
      details: { template: { name: '退款', changedBy: 'p-pr' } },
    });
    // Also who believes to make it.
    await expect(save(sampleTemplate({ shortcuts: [] }), 0)).rejects.toMatchObject({ code: 'conflict' });
    const again = await save(sampleTemplate({ name: { en: 'Refund', 'zh-CN': '退款' } }), 1);
    expect(again).toMatchObject({ changed: false, saved: { version: 2, changedBy: 'p-pr' } });
  });

  it('of two that save at once one is refused', async () => {
    await save(sampleTemplate(), 0);
    const outcomes = await Promise.allSettled([
      save(sampleTemplate({ shortcuts: ['a'] }), 1),
      save(sampleTemplate({ shortcuts: ['b'] }), 1),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('an archived one is told of, comes back, and is brought back by saving it', async () => {
    await save(sampleTemplate(), 0);
    expect((await archive(1)).saved).toMatchObject({ archivedAt: 9, changedBy: 'p-pr' });
    expect((await archive(1)).changed).toBe(false);
    const [row] = await listTeamTemplates(store.db, 1, 10);
    expect(row).toMatchObject({ archivedAt: 9, template: { id: ID } });
    await expect(archive(1, false)).rejects.toMatchObject({ code: 'conflict' });
    expect((await archive(row?.version ?? 0, false)).saved.archivedAt).toBeNull();
    const { version } = await getTeamTemplate(store.db, ID);
    await archive(version);
    const { saved } = await save(sampleTemplate(), (await getTeamTemplate(store.db, ID)).version);
    expect(saved).toMatchObject({ archivedAt: null, template: sampleTemplate() });
  });

  it('keeps a picture byte for byte as long as a template names it, also an archived one', async () => {
    const put = (id: string, now: number) =>
      inTransaction(store.db, (trx) =>
        putTemplateImage(trx, { id, mediaType: 'image/png', bytes: Uint8Array.from([0, 255, 128, 7]) }, now),
      );
    const [used, unused, later] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
    expect(await put(used, 1)).toBe(true);
    expect(await put(used, 2)).toBe(false);
    await put(unused, 3);
    const image = { id: used, name: '步骤.png', mediaType: 'image/png' as const, width: 1, height: 1, bytes: 4 };
    await save(sampleTemplate({ images: [image] }), 0);
    await archive(1);
    await put(later, 2 * DAY);
    expect([...(await findImageTypes(store.db, [used, unused, later])).keys()].sort()).toEqual([used, later]);
    expect([...(await readTemplateImage(store.db, used)).bytes]).toEqual([0, 255, 128, 7]);
    await expect(readTemplateImage(store.db, unused)).rejects.toMatchObject({ code: 'not-found' });
  });
});
