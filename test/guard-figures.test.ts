// The figures that the guard has to reach on texts it was not written from: generated ones, and replies judged by hand.
import { expect, test } from 'vitest';
import { judgeReplies } from './eval/guard/judge-replies.ts';
import { measureGuard } from './eval/guard/measure-guard.ts';
import { measureNames } from './eval/guard/measure-names.ts';
import type { SecretKind } from './eval/guard/secrets.ts';

const TEXT_COUNT = 10_000;
const MAX_FALSE_BLOCK_SHARE = 0.01;
const MIN_ASKING_SHARE = 0.98;
const MIN_RECALL: Readonly<Record<SecretKind, number>> = {
  'id-card': 0.995,
  mobile: 0.995,
  'bank-card': 0.995,
  'hk-id': 0.95,
  'tw-id': 0.95,
  'macau-id': 0.95,
  passport: 0.95,
  plate: 0.95,
  address: 0.9,
  'order-number': 0.95,
  'e-mail': 0.95,
  wechat: 0.95,
  qq: 0.95,
};

test(`recall and false blocks on ${TEXT_COUNT} generated texts`, () => {
  const { recall, falseBlocks, missed, wronglyBlocked } = measureGuard(TEXT_COUNT, 20_261_122);
  for (const [kind, { seen, of }] of Object.entries(recall)) {
    const samples = missed.filter((miss) => miss.kind === kind).slice(0, 5);
    expect(of, kind).toBeGreaterThan(TEXT_COUNT / 40);
    expect(seen / of, `${kind}: ${JSON.stringify(samples)}`).toBeGreaterThanOrEqual(MIN_RECALL[kind as SecretKind]);
  }
  const share = falseBlocks.blocked / falseBlocks.of;
  expect(share, JSON.stringify(wronglyBlocked.slice(0, 5))).toBeLessThanOrEqual(MAX_FALSE_BLOCK_SHARE);
});

test('names of other customers: replies that name nobody pass, those that name one do not', () => {
  const { falseBlocks, everyday, recall, wronglyBlocked } = measureNames(TEXT_COUNT / 2, 20_261_122);
  for (const { blocked, of } of [falseBlocks, everyday])
    expect(blocked / of, JSON.stringify(wronglyBlocked.slice(0, 5))).toBeLessThanOrEqual(MAX_FALSE_BLOCK_SHARE);
  expect(recall.of).toBeGreaterThan(TEXT_COUNT / 4);
  expect(recall.seen / recall.of).toBeGreaterThanOrEqual(0.99);
});

test('more than 300 hand-written replies are judged as a person would', () => {
  const { count, byExpectation, wrong } = judgeReplies();
  expect(count).toBeGreaterThan(300);
  const asking = byExpectation.get('block:asking')!;
  expect(asking.right / asking.of, JSON.stringify(wrong)).toBeGreaterThanOrEqual(MIN_ASKING_SHARE);
  const clean = byExpectation.get('ok')!;
  expect((clean.of - clean.right) / clean.of, JSON.stringify(wrong)).toBeLessThanOrEqual(MAX_FALSE_BLOCK_SHARE);
  expect(wrong.length / count, JSON.stringify(wrong)).toBeLessThanOrEqual(0.02);
});
