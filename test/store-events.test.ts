import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchEvents } from '../monitor/store/event-watch.ts';
import { appendEvent, eventRange, readEventsAfter, trimEvents } from '../monitor/store/events.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Db } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';

const event = (subjectId: string, at = 1) => ({
  at,
  type: 'mention.found' as const,
  subjectId,
  drill: false,
  data: { of: subjectId },
});

onBothEngines('events', (under) => {
  it('a reader that follows the log never misses one, however slowly others commit', async () => {
    const store = await under.openNew();
    const others = [store, await under.openAgain(store), await under.openAgain(store)];
    const write = (db: Db, name: string, ms: number, fails: boolean) =>
      inTransaction(db, async (trx) => {
        await wait(ms % 7);
        await appendEvent(trx, event(name));
        await wait(ms);
        if (fails) throw new Error('rolled back');
      }).catch((error: Error) => {
        if (error.message !== 'rolled back') throw error;
      });

    let done = false;
    const read: number[] = [];
    const follow = (async () => {
      for (let last = false; ; ) {
        for (const { seq } of await readEventsAfter(store.db, read.at(-1) ?? 0, 5)) read.push(seq);
        if (last) return;
        last = done;
        await wait(1);
      }
    })();
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => write(others[i % 3]?.db ?? store.db, `e${i}`, (i * 13) % 17, i % 6 === 0)),
    );
    done = true;
    await follow;
    for (const rest of await readEventsAfter(store.db, read.at(-1) ?? 0, 100)) read.push(rest.seq);
    expect(read).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(await eventRange(store.db)).toEqual({ first: 1, last: 50 });
  });

  it('gives back what was written', async () => {
    const store = await under.openNew();
    const written = await inTransaction(store.db, (trx) => appendEvent(trx, { ...event('m'), drill: true }));
    expect(await readEventsAfter(store.db, 0, 10)).toEqual([written]);
    expect(written).toMatchObject({ seq: 1, data: { of: 'm' }, drill: true });
  });

  it('forgets old ones but keeps the newest, and says from where on it knows', async () => {
    const store = await under.openNew();
    expect(await eventRange(store.db)).toEqual({ first: 0, last: 0 });
    for (let i = 1; i <= 10; i += 1) await inTransaction(store.db, (trx) => appendEvent(trx, event('m', i * 10)));
    expect(await trimEvents(store.db, 60, 3)).toBe(5);
    expect(await trimEvents(store.db, 1000, 3)).toBe(2);
    expect(await eventRange(store.db)).toEqual({ first: 8, last: 10 });
    expect(await trimEvents(store.db, 1000, 0)).toBe(3);
    expect(await eventRange(store.db)).toEqual({ first: 0, last: 10 });
    expect((await inTransaction(store.db, (trx) => appendEvent(trx, event('m')))).seq).toBe(11);
  });

  if (under.engine === 'postgres')
    it('wakes watchers of other monitors', async () => {
      const store = await under.openNew();
      const other = await under.openAgain(store);
      const { promise, resolve } = Promise.withResolvers<void>();
      const stop = await watchEvents(other, resolve);
      await inTransaction(store.db, (trx) => appendEvent(trx, event('m')));
      await promise;
      await stop();
      expect(await readEventsAfter(other.db, 0, 1)).toHaveLength(1);
    });
});
