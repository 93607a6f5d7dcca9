import { expect, test } from 'vitest';
import type { ReplyUse } from '../../reply-use.ts';
import { answeringOf } from './answering-of.ts';
import { judgeTyping, nameFaults, type TypedReply } from './judge-typing.ts';

const NOW = 1_000_000_000;
const KIND = '您好，非常抱歉给您添麻烦了，请您私信我们，我们马上为您处理。';
const used = (postKey: string, minutes: number): ReplyUse => ({
  ...{ kind: 'public', site: 'weibo', templateId: null, variant: null },
  ...{ text: KIND, postKey, at: NOW - minutes * 60_000 },
});
const faultsOf = (text: string, change: Partial<TypedReply> = {}): string[] => {
  const reply = { site: 'weibo', postKey: 'weibo:1', setting: { mentionId: null }, uses: [], ignored: [] };
  return nameFaults(judgeTyping({ text, answering: answeringOf('weibo'), ...reply, ...change }, NOW), text);
};

test('sound words have no fault', () => {
  expect(faultsOf(KIND)).toEqual([]);
});
test('private data, and what the brand publishes itself', () => {
  expect(faultsOf('请拨打 13812345678 联系我们')).toEqual(['mobile:13812345678']);
  expect(
    faultsOf('请拨打 13812345678 联系我们', { setting: { mentionId: null, hotlines: ['138 1234 5678'] } }),
  ).toEqual([]);
});
test('nearly the same words too often, but not what was filled in for this post', () => {
  const uses = [used('weibo:2', 5), used('weibo:3', 4), used('weibo:4', 3)];
  expect(faultsOf(KIND, { uses })).toEqual(['same-text']);
  expect(faultsOf(KIND, { uses: [...uses.slice(1), used('weibo:1', 1)] })).toEqual([]);
});
test('a first answer greets, and to a complaint it apologises; not asked of half a sentence', () => {
  const setting = { mentionId: 'm-1', step: 'first', kind: 'complaint' } as const;
  expect(faultsOf('我们已经登记，物流同事今天', { setting })).toEqual([]);
  expect(faultsOf('我们已经登记，物流同事今天联系您。', { setting })).toEqual(['missing-courtesy:']);
  expect(faultsOf('您好，物流同事今天下午六点前联系您。', { setting })).toEqual(['missing-courtesy:']);
  expect(faultsOf(KIND, { setting })).toEqual([]);
});
test('another customer of this page does not belong into it', () => {
  const setting = { mentionId: 'm-1', otherCustomers: ['西瓜味的风'] };
  expect(faultsOf('和@西瓜味的风 一样，您的也会处理', { setting })).toEqual(['other-customer-name:西瓜味的风']);
});
test('more than the site takes', () => {
  expect(faultsOf('好'.repeat(5000))).toContain('over');
  expect(faultsOf('好'.repeat(5000), { answering: answeringOf('nowhere') })).toEqual([]);
});
