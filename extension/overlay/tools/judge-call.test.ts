import { expect, test } from 'vitest';
import type { Template } from '../../../shared/model/template.ts';
import { judgeCall, type TemplateCall } from './judge-call.ts';

const template = (wordings: string[], dm: string | null = null): Template => ({
  ...{ id: 'own-1', name: { 'zh-CN': '退款', en: 'Refund' }, rules: [], kinds: [], topics: [], shortcuts: ['tk'] },
  texts: { 'zh-CN': { public: wordings, dm }, en: { public: [], dm: null } },
});
const GOOD = '您好，{{customer.name|顾客}}，我们今天18点前答复您，谢谢。';
const OTHER = '您好，我们已经登记，请您放心，今天18点前由专人答复。';
const call = (more: Partial<TemplateCall>): TemplateCall => ({
  ...{ template: template([GOOD, OTHER]), language: 'zh-CN', where: 'public', site: 'weibo', postKey: 'weibo:1' },
  ...{ fields: {}, uses: [], approval: null, setting: { mentionId: null } },
  answering: {
    directMessage: null,
    limits: { publicCharacters: 140, counting: 'characters', messagesPerTenMinutes: null },
  },
  ...more,
});
const used = (variant: number, text: string) =>
  ({ kind: 'public', site: 'weibo', templateId: 'own-1', variant, text, postKey: 'weibo:9', at: 1000 }) as const;

test('a sound one goes in with its fallbacks, and the wording rotates', () => {
  expect(judgeCall(call({}), 2000)).toEqual({
    fits: true,
    text: '您好，顾客，我们今天18点前答复您，谢谢。',
    variant: 0,
  });
  expect(judgeCall(call({ uses: [used(0, '您好，顾客，我们今天18点前答复您，谢谢。')] }), 2000)).toMatchObject({
    fits: true,
    variant: 1,
  });
});

test.each([
  ['asks for something', { template: template(['您好，{{ask:到货时间}}前送到。']) }, /窗口/],
  ['has a direct message only', { template: template([], '您好，{{order.number|您的订单}}') }, /私信/],
  ['is too long for the site', { template: template([`您好，${'很长'.repeat(80)}。`]) }, /字数/],
  ['holds what must not be public', { template: template(['您好，请拨打 13812345678 找我们。']) }, /手机号/],
] as const)('one that %s stays out, with the reason', (_why, more, said) => {
  const verdict = judgeCall(call(more), 2000);
  expect(verdict).toMatchObject({ fits: false });
  expect(verdict.fits ? '' : verdict.say['zh-CN']).toMatch(said);
});

test('at a level that waits for somebody’s word, only what was agreed to goes in', () => {
  const look = { needed: true, mayApprove: false, approval: null, problem: null };
  expect(judgeCall(call({ approval: look }), 2000)).toMatchObject({ fits: false });
  expect(judgeCall(call({ approval: { ...look, mayApprove: true } }), 2000)).toMatchObject({ fits: true });
});

test('in a proven conversation the private half is called, and personal data only warns', () => {
  const private_ = template([GOOD], '您好，订单{{order.number|您的订单}}已登记，电话 13812345678。');
  expect(judgeCall(call({ template: private_, where: 'dm' }), 2000)).toMatchObject({
    fits: true,
    text: expect.stringContaining('您的订单'),
  });
});
