import { describe, expect, test } from 'vitest';
import { createLocalEngine } from './local.ts';

describe('polls in this process', () => {
  test('a stop lets the running poll end and begins none that waits, without calling it a fault', async () => {
    const engine = createLocalEngine({ concurrency: 1, perHost: 1, now: () => 0 });
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const polled: string[] = [];
    const faults: unknown[] = [];
    await engine.start({
      listDue: async () => ['a', 'b', 'c'].map((id) => ({ id, host: 'forum.example' })),
      nextDueAt: async () => null,
      async poll(id) {
        begin();
        await answered;
        polled.push(id);
        return null;
      },
      onFault: (error) => faults.push(error),
    });
    await begun;
    const stopped = engine.stop(60_000);
    answer();
    await stopped;
    await new Promise((resolve) => setImmediate(resolve));
    expect(polled).toEqual(['a']);
    expect(faults).toEqual([]);
  });

  test('what a poll throws is a fault, and the next ones run all the same', async () => {
    const engine = createLocalEngine({ concurrency: 1, perHost: 1, now: () => 0 });
    const due = ['a', 'b'];
    const faults: unknown[] = [];
    const { promise: done, resolve: finish } = Promise.withResolvers<void>();
    await engine.start({
      listDue: async () => due.splice(0).map((id) => ({ id, host: `${id}.example` })),
      nextDueAt: async () => null,
      async poll(id) {
        if (id === 'a') throw new Error('the database is away');
        finish();
        return null;
      },
      onFault: (error) => faults.push(error),
    });
    await done;
    await engine.stop(60_000);
    expect(faults.map(String)).toEqual(['Error: the database is away']);
  });
});
