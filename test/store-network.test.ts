import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { listTickets } from '../monitor/store/desk/ticket-list.ts';
import { insertTicketOnce } from '../monitor/store/desk/tickets.ts';
import { watchEvents } from '../monitor/store/event-watch.ts';
import { appendEvent, readEventsAfter } from '../monitor/store/events.ts';
import { openStore } from '../monitor/store/open-store.ts';
import { getSetting, putSetting } from '../monitor/store/settings.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { startPostgres, type TestPostgres } from './helpers/postgres.ts';
import { SAMPLE_AT, sampleTicket } from './helpers/store-samples.ts';
import { startTcpProxy, type TcpProxy } from './helpers/tcp-proxy.ts';

// PostgreSQL over a bad line. Whatever is lost, the store says so with a typed error, works on when the line is back,
// and what is tried again with its key is there once.

let server: TestPostgres;
let proxy: TcpProxy;
let direct: Store;
let store: Store;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await store?.close();
  await direct?.close();
  await proxy?.close();
  await server?.stop();
});
beforeEach(async () => {
  await store?.close();
  await direct?.close();
  await proxy?.close();
  const url = new URL(await server.createDatabase());
  direct = await openStore({ url: url.href });
  proxy = await startTcpProxy(Number(url.port));
  url.port = String(proxy.port);
  store = await openStore({ url: url.href });
});

it('a commit whose answer is lost is an error; trying again with the key finds the one ticket', async () => {
  const draft = sampleTicket({ clientKey: 'lost-answer' });
  const insert = () =>
    inTransaction(store.db, (trx) => insertTicketOnce(trx, draft, { personId: null, now: SAMPLE_AT }));
  await getSetting(store.db, 'warm');
  proxy.loseAnswerAfter('commit');
  await expect(insert()).rejects.toMatchObject({ code: 'unreachable' });
  expect((await listTickets(direct.db, {})).items).toHaveLength(1);
  expect(await insert()).toMatchObject({ isNew: false, ticket: { clientKey: 'lost-answer' } });
  expect((await listTickets(direct.db, {})).items).toHaveLength(1);
});

it('a statement whose answer is lost leaves nothing of its transaction', async () => {
  await getSetting(store.db, 'warm');
  proxy.loseAnswerAfter('insert into "settings"');
  await expect(inTransaction(store.db, (trx) => putSetting(trx, 'half', 1, 1))).rejects.toMatchObject({
    code: 'unreachable',
  });
  expect(await getSetting(direct.db, 'half')).toBeNull();
  await inTransaction(store.db, (trx) => putSetting(trx, 'half', 2, 1));
  expect(await getSetting(direct.db, 'half')).toBe(2);
});

it('an outage is an error for every question asked during it, and over when the line is back', async () => {
  await putSetting(store.db, 'k', 1, 1);
  proxy.cut();
  const asked = await Promise.allSettled(Array.from({ length: 15 }, () => getSetting(store.db, 'k')));
  for (const answer of asked) expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'unreachable' } });
  proxy.heal();
  expect(await getSetting(store.db, 'k')).toBe(1);
});

it('watchers hear of events again after an outage', async () => {
  let calls = 0;
  const stop = await watchEvents(store, () => {
    calls += 1;
  });
  proxy.cut();
  await inTransaction(direct.db, (trx) =>
    appendEvent(trx, { at: 1, type: 'mention.found', subjectId: 'm', drill: false, data: null }),
  );
  proxy.heal();
  // The watcher is woken when the line is back, since something may have happened meanwhile.
  for (const endAt = Date.now() + 20_000; calls === 0 && Date.now() < endAt; ) await wait(20);
  expect(await readEventsAfter(store.db, 0, 9)).toHaveLength(1);
  const before = calls;
  expect(before).toBeGreaterThan(0);
  await inTransaction(direct.db, (trx) =>
    appendEvent(trx, { at: 2, type: 'mention.found', subjectId: 'm', drill: false, data: null }),
  );
  for (const endAt = Date.now() + 20_000; calls === before && Date.now() < endAt; ) await wait(20);
  expect(calls).toBeGreaterThan(before);
  await stop();
});
