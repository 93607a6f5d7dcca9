import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeMention } from '../../test/browser/stub/make-mention.ts';

type Answered = {
  readonly params: { readonly id: string };
  readonly body: { readonly how: string; readonly at: number };
};

const { line } = vi.hoisted(() => ({ line: { fault: 0, person: 'p-1', taken: [] as Answered[], slow: false } }));
vi.mock('./pairing-store.ts', () => ({
  readPairing: async () => (line.person === '' ? null : { baseUrl: 'http://127.0.0.1:1', personId: line.person }),
}));
vi.mock('./monitor-client.ts', async () => {
  const { ApiError } = await import('../../shared/api-client.ts');
  const answered = (id: string) => ({ ...makeMention(1, NOW), id, state: 'answered' as const });
  return {
    createMonitorClient: () => ({
      getMention: async ({ params }: Answered) => ({ mention: answered(params.id) }),
      answerMention: async (call: Answered) => {
        if (line.slow) await new Promise((resolve) => setTimeout(resolve, 5));
        const message = { 'zh-CN': '不行。', en: 'No.' };
        if (line.fault !== 200) throw new ApiError(line.fault, { code: 'test', message });
        line.taken.push(call);
        return { mention: answered(call.params.id) };
      },
    }),
  };
});
vi.mock('./keep-if-room.ts', () => ({ keepIfRoom: (_database: unknown, keep: () => Promise<unknown>) => keep() }));
// Unit tests share their modules: one of an earlier file may have loaded these with another monitor.
vi.resetModules();
const { recordAnswer } = await import('./answer-mention.ts');
const { openDatabase } = await import('./database.ts');
const { handOverAnswers } = await import('./kept-answers.ts');
const { createMonitorClient } = await import('./monitor-client.ts');

const NOW = 1_790_000_000_000;
const GONE = 0;
const mention = { ...makeMention(1, NOW), id: 'm-1' };
const onPage = { mentionId: 'm-1', how: 'page', at: NOW, text: '您好', permalink: null } as const;
const declared = { ...onPage, how: 'self-declared', at: NOW + 5000, text: null } as const;

const handOver = async (person = line.person) =>
  handOverAnswers(await openDatabase(), createMonitorClient({ baseUrl: '', token: null }), person);

beforeEach(async () => {
  Object.assign(line, { fault: 200, person: 'p-1', taken: [], slow: false });
  const database = await openDatabase();
  await Promise.all([database.clear('answers'), database.clear('mentions')]);
  await database.put('mentions', { id: 'm-1', mention, seq: 3 });
});

test('an answer reaches the monitor, and nothing of it is kept here', async () => {
  expect(await recordAnswer(onPage)).toMatchObject({ ok: true, mention: { state: 'answered' } });
  expect(line.taken).toEqual([{ params: { id: 'm-1' }, body: { how: 'page', at: NOW, text: '您好' } }]);
  expect(await (await openDatabase()).count('answers')).toBe(0);
});

test('while the monitor is gone it is kept, shown as answered, and told with its own instant later', async () => {
  line.fault = GONE;
  const outcome = await recordAnswer(onPage);
  expect(outcome).toMatchObject({ ok: false, mention: { state: 'answered', answeredAt: NOW, answeredBy: 'p-1' } });
  expect(outcome.ok ? '' : outcome.problem.en).toContain('kept on this computer');
  expect((await (await openDatabase()).get('mentions', 'm-1'))?.mention.state).toBe('answered');
  await expect(handOver()).rejects.toThrow();
  line.fault = 200;
  await handOver();
  await handOver();
  expect(line.taken.map(({ body }) => body.at)).toEqual([NOW]);
});

test('a browser that must be paired again keeps it for the same person only', async () => {
  line.fault = 401;
  await recordAnswer(onPage);
  line.fault = 200;
  await handOver('p-2');
  expect(line.taken).toEqual([]);
  await handOver('p-1');
  expect(line.taken).toHaveLength(1);
});

test('what the monitor refuses for good is said at once and not kept', async () => {
  line.fault = 409;
  const outcome = await recordAnswer(onPage);
  expect(outcome).toEqual({ ok: false, problem: { 'zh-CN': '不行。', en: 'No.' }, mention });
  expect(await (await openDatabase()).count('answers')).toBe(0);
});

test('the first instant and the better proof stay, whichever comes first', async () => {
  for (const [first, second] of [
    [declared, onPage],
    [onPage, declared],
  ] as const) {
    line.fault = GONE;
    await recordAnswer(first);
    await recordAnswer(second);
    line.fault = 200;
    await handOver();
    expect(line.taken.pop()?.body).toEqual({ how: 'page', at: first.at, text: '您好' });
  }
});

test('two hand-overs at one moment tell it once', async () => {
  line.slow = true;
  const [outcome] = await Promise.all([recordAnswer(onPage), recordAnswer(onPage), handOver()]);
  expect(outcome).toMatchObject({ ok: true, mention: { state: 'answered' } });
  expect(line.taken).toHaveLength(1);
});

test('without a pairing nothing is kept: nobody listens', async () => {
  line.person = '';
  expect(await recordAnswer(onPage)).toMatchObject({ ok: false });
  expect(await (await openDatabase()).count('answers')).toBe(0);
});
