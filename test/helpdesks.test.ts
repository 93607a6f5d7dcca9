// Tickets handed out to the helpdesks that companies have, each a server on loopback that answers as its published API says. None of
// the real services was asked.
import { afterEach, describe, expect, test } from 'vitest';
import { type DeliveryContext, DeliveryError } from '../monitor/alert-channel.ts';
import { createPublicServer } from '../monitor/api/public-server.ts';
import { changeTicket } from '../monitor/desk/change-ticket.ts';
import { safeFetch } from '../monitor/fetch/safe-fetch.ts';
import { composeCard } from '../monitor/helpdesk/compose-card.ts';
import { followRemote, followStates } from '../monitor/helpdesk/follow-states.ts';
import { type ConfiguredHelpdesk, type HandOut, handOutDue } from '../monitor/helpdesk/hand-out.ts';
import { readHookToken } from '../monitor/helpdesk/helpdesk-bell.ts';
import { helpdesks } from '../monitor/helpdesk/helpdesks/registry.ts';
import { startHelpdesks } from '../monitor/helpdesk/run-helpdesks.ts';
import type { Helpdesk } from '../monitor/helpdesk-type.ts';
import { createLog } from '../monitor/log.ts';
import { listHandOvers, noticeTickets } from '../monitor/store/desk/handed-tickets.ts';
import type { StoredTicket } from '../monitor/store/desk/ticket-row.ts';
import { getTicket, insertTicketOnce } from '../monitor/store/desk/tickets.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { TicketDraft } from '../shared/model/ticket.ts';
import { HAND_OVER_GONE } from '../shared/model/ticket.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { KINDS, type Kind } from './helpers/helpdesk-kinds.ts';
import { type HelpdeskServer, startHelpdesk } from './helpers/helpdesk-servers.ts';
import { sampleTicket } from './helpers/store-samples.ts';
import { until } from './helpers/temporary-store.ts';

const NOW = Date.UTC(2026, 10, 27, 8);
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(
  kind: Kind,
): Promise<{ server: HelpdeskServer; type: Helpdesk; settings: unknown; fetch: DeliveryContext['fetch'] }> {
  const server = await startHelpdesk(kind.model);
  closing.push(() => server.close());
  const type = helpdesks.get(kind.id);
  if (type === undefined) throw new Error(`there is no helpdesk ${kind.id}`);
  const fetch: DeliveryContext['fetch'] = (url, options) =>
    safeFetch(url, { ...options, allowHosts: [server.hostAndPort] });
  return { server, type, settings: type.settings.parse(kind.settings(server.url)), fetch };
}

const stored = (change: Partial<StoredTicket> = {}): StoredTicket => ({
  ...sampleTicket({
    problem: '退款一直没有到账，我的电话 13912345678',
    contact: '13912345678',
    orderNumber: 'D20261127',
    permalink: 'https://forum.example/p/1',
  }),
  ...{
    id: 't',
    number: 12,
    state: 'open',
    handlerId: null,
    returning: null,
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
  },
  ...{
    closeReason: null,
    result: null,
    satisfaction: null,
    department: null,
    dueAt: NOW,
    evidenceCount: 0,
    updatedAt: NOW,
    customerId: null,
  },
  ...change,
});

/** A workspace whose configuration names no brand. */
const nameless = () => null;

test('brand and department go by the names that people know; what nobody named goes by its id', () => {
  const nameOf = (id: string) => (id === 'yunque' ? '云雀' : null);
  const known = composeCard(stored({ brandId: 'yunque', department: 'service-supervisor' }), nameOf);
  expect(known.values).toMatchObject({ brand: '云雀', department: '客服主管' });
  const unknown = composeCard(stored({ brandId: 'gone', department: '门店' }), nameOf);
  expect(unknown.values).toMatchObject({ brand: 'gone', department: '门店' });
  expect(composeCard(stored({ brandId: null, department: null }), nameOf).values).toMatchObject({
    ...{ brand: null, department: null },
  });
});

test('every kind is tried here, and its example fits its settings', () => {
  expect(KINDS.map(({ id }) => id).sort()).toEqual([...helpdesks.keys()].sort());
  for (const type of helpdesks.values()) expect(() => type.settings.parse(type.example), type.id).not.toThrow();
});

describe.each(KINDS)('$id', (kind) => {
  const contextOf = (fetch: DeliveryContext['fetch']): DeliveryContext => ({
    now: NOW,
    signal: AbortSignal.timeout(20_000),
    fetch,
  });

  test('makes, finds, moves and reads a ticket; private data goes only where it is mapped', async () => {
    const { server, type, settings, fetch } = await open(kind);
    const context = contextOf(fetch);
    const card = composeCard(stored(), nameless);
    expect(await type.find(card.key, settings, context)).toBeNull();
    const made = await type.create(card, settings, context);
    expect(made.state).toBe('open');
    expect(server.tickets).toHaveLength(1);
    const { written } = server.tickets[0] ?? { written: '' };
    expect(written).toContain('退款一直没有到账');
    expect(written).toContain('https://forum.example/p/1');
    // The contact is mapped and stands there once; in the words it is masked. The order number is mapped nowhere.
    expect(written.split('13912345678')).toHaveLength(2);
    expect(written).not.toContain('D20261127');
    // A key that only begins alike is another ticket's.
    await type.create(composeCard(stored({ number: 123 }), nameless), settings, context);
    expect(await type.find('earshot-1', settings, context)).toBeNull();
    expect((await type.find(card.key, settings, context))?.id).toBe(made.id);
    const solved = await type.update(made.id, composeCard(stored({ state: 'resolved' }), nameless), settings, context);
    expect(solved).toMatchObject({ id: made.id, state: 'solved' });
    await type.update(made.id, composeCard(stored({ state: 'waiting' }), nameless), settings, context);
    expect(await type.read([made.id], settings, context)).toHaveLength(1);
    const here = server.tickets[0];
    if (here) here.state = kind.solved;
    expect(await type.read([made.id], settings, context)).toMatchObject([{ id: made.id, state: 'solved' }]);
    if (here) here.state = kind.reopened;
    expect(await type.read([made.id], settings, context)).toMatchObject([{ id: made.id, state: 'open' }]);
  });

  test('a refusal is final, a full hour is waited for, a page instead of JSON is tried again', async () => {
    const { server, type, settings, fetch } = await open(kind);
    const wrong = {
      ...(settings as object),
      token: 'wrong-wrong',
      apiKey: 'wrong-wrong',
      appSecret: 'wrong-wrong',
      secret: 'wrong-wrong-wrong-wrong',
    };
    const refused = await type.find('earshot-1', wrong, contextOf(fetch)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DeliveryError);
    expect(refused).toMatchObject({ retryable: false });
    server.intercept = (_request, response) => {
      response.writeHead(429, { 'retry-after': '7' }).end('slow down');
      return true;
    };
    await expect(type.find('earshot-1', settings, contextOf(fetch))).rejects.toMatchObject({
      retryable: true,
      waitSeconds: 7,
    });
    server.intercept = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Please sign in</h1>');
      return true;
    };
    await expect(type.find('earshot-1', settings, contextOf(fetch))).rejects.toMatchObject({ retryable: true });
  });
});

test.each([
  ['open', 'solved', 'resolved'],
  ['resolved', 'solved', null],
  ['resolved', 'open', 'working'],
  ['closed', 'pending', 'working'],
  ['working', 'pending', 'waiting'],
  ['waiting', 'open', 'working'],
  ['open', 'open', null],
] as const)('a ticket that is %s here and becomes %s there: %s', (here, there, result) => {
  expect(followRemote(here, there)).toBe(result);
});

onBothEngines('handing out', (under) => {
  async function setUp(kind = KINDS[0] as Kind, change: Partial<ConfiguredHelpdesk> = {}) {
    const store = await under.openNew();
    const { server, type, settings, fetch } = await open(kind);
    const clock = { at: NOW, now: () => clock.at };
    const out: HandOut = {
      db: store.db,
      log: createLog('error', () => {}),
      clock,
      random: () => 0,
      fetch,
      adminChannelIds: ['admins'],
      brandName: nameless,
    };
    const helpdesk: ConfiguredHelpdesk = { id: 'desk', type, settings, brandIds: [], ...change };
    const notice = () => {
      const wanted = {
        helpdeskId: 'desk',
        brandIds: helpdesk.brandIds,
        connectedAt: NOW,
        changedSince: 0,
        now: clock.at,
      };
      return inTransaction(store.db, (trx) => noticeTickets(trx, wanted));
    };
    return { store, server, out, helpdesk, clock, notice };
  }
  const addTicket = (store: Store, change: Partial<TicketDraft> = {}, now = NOW) =>
    inTransaction(
      store.db,
      async (trx) => (await insertTicketOnce(trx, sampleTicket(change), { personId: null, now })).ticket,
    );

  test('once, with its address for people; drills, other brands and what was there before stay at home', async () => {
    const { store, server, out, helpdesk, notice } = await setUp(KINDS[0], { brandIds: ['yunque'] });
    await addTicket(store, {}, NOW - 1);
    await addTicket(store, { drill: true });
    await addTicket(store, { brandId: 'other' });
    const ticket = await addTicket(store);
    await notice();
    await notice();
    expect(await handOutDue(out, helpdesk, 10)).toBe(1);
    expect(await handOutDue(out, helpdesk, 10)).toBe(0);
    expect(server.tickets.map(({ key }) => key)).toEqual([`earshot-${ticket.number}`]);
    expect(await listHandOvers(store.db, ticket.id)).toMatchObject([
      {
        helpdeskId: 'desk',
        state: 'sent',
        remoteState: 'open',
        remoteUrl: expect.stringContaining('/agent/tickets/100'),
      },
    ]);
  });

  test('an answer that never came makes no second ticket', async () => {
    const { store, server, out, helpdesk, clock, notice } = await setUp();
    const ticket = await addTicket(store);
    await notice();
    server.swallowAnswers = true;
    await handOutDue(out, helpdesk, 1);
    expect(await listHandOvers(store.db, ticket.id)).toMatchObject([{ state: 'pending', remoteId: null }]);
    server.swallowAnswers = false;
    clock.at += 60_000;
    await handOutDue(out, helpdesk, 1);
    expect(server.tickets).toHaveLength(1);
    expect(await listHandOvers(store.db, ticket.id)).toMatchObject([{ state: 'sent', remoteId: '100' }]);
  });

  test('a monitor that died with the ticket in its hand: the next one looks first', async () => {
    const { store, server, out, helpdesk, clock, notice } = await setUp();
    await addTicket(store);
    await notice();
    const dying: HandOut = {
      ...out,
      checkpoint: (name) => {
        if (name === 'helpdesk:sent') throw new Error('died');
      },
    };
    await handOutDue(dying, helpdesk, 1);
    // As a process leaves it that was ended there: nobody gave the claim back.
    await store.db
      .updateTable('handedTickets')
      .set({ state: 'sending', nextAttemptAt: NOW + 90_000 })
      .execute();
    expect(await handOutDue(out, helpdesk, 1)).toBe(0);
    clock.at += 90_000;
    expect(await handOutDue(out, helpdesk, 1)).toBe(1);
    expect(server.tickets).toHaveLength(1);
  });

  test('two monitors hand each ticket over once', async () => {
    const { store, server, out, helpdesk, notice } = await setUp();
    const second = await under.openAgain(store);
    for (let i = 0; i < 12; i += 1) await addTicket(store);
    await notice();
    await Promise.all([handOutDue(out, helpdesk, 12), handOutDue({ ...out, db: second.db }, helpdesk, 12)]);
    await handOutDue(out, helpdesk, 12);
    expect(new Set(server.tickets.map(({ key }) => key)).size).toBe(12);
    expect(server.tickets).toHaveLength(12);
  });

  test('what changes here is brought over; what is solved or opened again there comes back', async () => {
    const { store, server, out, helpdesk, clock, notice } = await setUp();
    const look = async () => (await followStates(out, helpdesk, { after: '', most: 100 })).moved;
    const ticket = await addTicket(store);
    await notice();
    await handOutDue(out, helpdesk, 1);
    clock.at += 1000;
    await changeTicket(store.db, ticket.id, { state: 'waiting' }, { personId: null, now: clock.at });
    await notice();
    await handOutDue(out, helpdesk, 1);
    const there = server.tickets[0];
    expect(there?.state).toBe('pending');
    expect(await look()).toBe(0);
    if (there) there.state = 'solved';
    expect(await look()).toBe(1);
    expect((await getTicket(store.db, ticket.id)).state).toBe('resolved');
    if (there) there.state = 'open';
    clock.at += 1000;
    // Our own change goes out first: what is on its way is not overwritten by an older look.
    expect(await look()).toBe(1);
    expect((await getTicket(store.db, ticket.id)).state).toBe('working');
    const log = await store.db.selectFrom('audit').select('action').where('subjectId', '=', ticket.id).execute();
    expect(log.map(({ action }) => action)).toContain('ticket.handed-out');
  });

  test.each(KINDS)('$id: a ticket deleted over there is said to be gone, and nobody asks on', async (kind) => {
    const { store, server, out, helpdesk, clock, notice } = await setUp(kind);
    const [kept, gone] = [await addTicket(store), await addTicket(store)];
    await notice();
    await handOutDue(out, helpdesk, 10);
    server.tickets.splice(
      server.tickets.findIndex(({ key }) => key === `earshot-${gone.number}`),
      1,
    );
    clock.at += 1000;
    await changeTicket(store.db, gone.id, { urgency: 'urgent' }, { personId: null, now: clock.at });
    await notice();
    await handOutDue(out, helpdesk, 10);
    expect(await listHandOvers(store.db, gone.id)).toMatchObject([{ state: 'dead', lastError: HAND_OVER_GONE }]);
    expect((await getTicket(store.db, gone.id)).state).toBe('open');
    // The other one goes on, and the one that is gone is neither sent nor asked for again.
    clock.at += 1000;
    await changeTicket(store.db, gone.id, { urgency: 'normal' }, { personId: null, now: clock.at });
    await notice();
    server.requests.length = 0;
    expect(await handOutDue(out, helpdesk, 10)).toBe(0);
    expect(server.requests).toEqual([]);
    for (const there of server.tickets) there.state = kind.solved;
    await followStates(out, helpdesk, { after: '', most: 100 });
    expect((await getTicket(store.db, kept.id)).state).toBe('resolved');
    const alerts = await store.db.selectFrom('alerts').select('message').execute();
    expect(alerts).toHaveLength(1);
    expect(JSON.stringify(alerts[0])).toContain('那边已没有');
  });

  test('a look at the states finds what was deleted there; an answer without any ticket is not believed', async () => {
    const { store, server, out, helpdesk, notice } = await setUp();
    const [kept, gone] = [await addTicket(store), await addTicket(store)];
    await notice();
    await handOutDue(out, helpdesk, 10);
    const there = server.tickets.splice(0);
    await followStates(out, helpdesk, { after: '', most: 100 });
    expect(await listHandOvers(store.db, gone.id)).toMatchObject([{ state: 'sent' }]);
    server.tickets.push(...there.filter(({ key }) => key === `earshot-${kept.number}`));
    await followStates(out, helpdesk, { after: '', most: 100 });
    expect(await listHandOvers(store.db, gone.id)).toMatchObject([{ state: 'dead', lastError: HAND_OVER_GONE }]);
    expect(await listHandOvers(store.db, kept.id)).toMatchObject([{ state: 'sent' }]);
    const log = await store.db.selectFrom('audit').select('action').where('subjectId', '=', gone.id).execute();
    expect(log.map(({ action }) => action)).toContain('ticket.hand-out-gone');
  });

  test('where it can be asked what changed, hundreds of tickets cost one request; else the next minute goes on', async () => {
    const kindOf = (id: string) => KINDS.find((kind) => kind.id === id) as Kind;
    for (const [id, requests] of [
      ['freshdesk', 1],
      ['zammad', 1],
      // The first look goes back for weeks, which Chatwoot would answer in one piece.
      ['chatwoot', 20],
    ] as const) {
      const { store, server, out, helpdesk, notice } = await setUp(kindOf(id));
      for (let n = 0; n < 30; n += 1) await addTicket(store);
      await notice();
      await handOutDue(out, helpdesk, 30);
      for (const ticket of server.tickets) ticket.state = kindOf(id).solved;
      server.requests.length = 0;
      const first = await followStates(out, helpdesk, { after: '', most: 20 });
      expect(server.requests, id).toHaveLength(requests);
      const rest = first.after === null ? null : await followStates(out, helpdesk, { after: first.after, most: 20 });
      expect(first.moved + (rest?.moved ?? 0), id).toBe(30);
      expect(rest?.after ?? null, id).toBeNull();
    }
  });

  test.each([
    ['zammad', 2],
    ['chatwoot', 1],
  ] as const)('%s: once every ticket was seen, a look at hundreds of them costs %i requests', async (id, requests) => {
    const kind = KINDS.find((one) => one.id === id) as Kind;
    const { store, server, out, helpdesk, notice } = await setUp(kind);
    const ticket = await addTicket(store);
    await notice();
    await handOutDue(out, helpdesk, 1);
    await followStates(out, helpdesk, { after: '', most: 100 });
    // Tickets of the company that are not ours.
    for (let n = 1; n < 120; n += 1) server.tickets.push({ id: 100 + n, key: '', state: 'open', written: '' });
    for (const kept of server.tickets) kept.state = kind.solved;
    server.requests.length = 0;
    expect(await followStates(out, helpdesk, { after: '', most: 100 })).toEqual({ moved: 1, after: null });
    expect(server.requests).toHaveLength(requests);
    expect((await getTicket(store.db, ticket.id)).state).toBe('resolved');
  });

  test.each([
    // A search that finds nothing, whatever there is; and one that takes no notice of the instant.
    ['zammad', '/tickets/search', '[]', 3],
    ['zammad', '/tickets/search', '[{"id":1,"state":"open","updated_at":"2001-01-01T00:00:00Z"}]', 2],
    // An older Chatwoot gives its first page, whatever it is asked for.
    [
      'chatwoot',
      '/conversations?',
      JSON.stringify({ data: { payload: Array(25).fill({ id: 1, status: 'open' }) } }),
      2,
    ],
  ] as const)(
    '%s: an answer that cannot be trusted is not: %s is asked ticket by ticket',
    async (id, path, answer, requests) => {
      const kind = KINDS.find((one) => one.id === id) as Kind;
      const { store, server, out, helpdesk, notice } = await setUp(kind);
      const ticket = await addTicket(store);
      await notice();
      await handOutDue(out, helpdesk, 1);
      await followStates(out, helpdesk, { after: '', most: 100 });
      for (const kept of server.tickets) kept.state = kind.solved;
      server.requests.length = 0;
      server.intercept = (request, response) => {
        if (!request.url?.includes(path)) return false;
        response.setHeader('content-type', 'application/json');
        response.end(answer);
        return true;
      };
      expect(await followStates(out, helpdesk, { after: '', most: 100 })).toEqual({ moved: 1, after: null });
      expect(server.requests).toHaveLength(requests);
      expect((await getTicket(store.db, ticket.id)).state).toBe('resolved');
    },
  );

  test('what changed beyond the requests of this minute is seen by the next look', async () => {
    const { store, server, out, helpdesk, notice } = await setUp(KINDS.find(({ id }) => id === 'freshdesk') as Kind);
    // Tickets of the company that are not ours; ours changed last.
    for (let n = 0; n < 130; n += 1) server.tickets.push({ id: 100 + n, key: '', state: '2', written: '' });
    const ticket = await addTicket(store);
    await notice();
    await handOutDue(out, helpdesk, 1);
    for (const kept of server.tickets) kept.state = '5';
    server.requests.length = 0;
    const first = await followStates(out, helpdesk, { after: '', most: 1 });
    expect(first).toEqual({ moved: 0, after: '' });
    expect(server.requests).toHaveLength(1);
    expect(await followStates(out, helpdesk, { after: '', most: 1 })).toEqual({ moved: 1, after: null });
    expect((await getTicket(store.db, ticket.id)).state).toBe('resolved');
  });

  test('a lane asks no more often than the smallest plan allows, whatever it asks for', async () => {
    const { store, server, out, helpdesk, notice } = await setUp(KINDS.find(({ id }) => id === 'chatwoot') as Kind);
    for (let n = 0; n < 40; n += 1) await addTicket(store);
    await notice();
    // The clock stands still: all of this is one minute.
    const running = startHelpdesks(out, [helpdesk]);
    closing.push(() => running.stop());
    await until('the lane is at work', () => server.requests.length > 30);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(server.requests.length).toBeLessThanOrEqual(helpdesk.type.perMinute);
  });

  test('a ticket that is refused ends dead with the reason, and administrators hear of it', async () => {
    const { store, server, out, helpdesk, notice } = await setUp();
    const ticket = await addTicket(store);
    await notice();
    server.intercept = (_request, response) => {
      response.writeHead(422).end('{"error":"RecordInvalid"}');
      return true;
    };
    await handOutDue(out, helpdesk, 1);
    expect(await listHandOvers(store.db, ticket.id)).toMatchObject([
      { state: 'dead', lastError: expect.stringContaining('RecordInvalid') },
    ]);
    const alerts = await store.db.selectFrom('alerts').select(['channelId', 'ticketId']).execute();
    expect(alerts).toEqual([{ channelId: 'admins', ticketId: ticket.id }]);
  });

  test('runs by itself; a hook of the helpdesk brings its news at once', async () => {
    const { store, server, out, helpdesk } = await setUp();
    const running = startHelpdesks({ ...out, clock: { now: () => Date.now() } }, [helpdesk]);
    closing.push(() => running.stop());
    const pages = await createPublicServer({
      store,
      log: createLog('error', () => {}),
      clock: { now: () => Date.now() },
      publicUrl: 'http://127.0.0.1:1',
      workspaceName: 'Test',
    });
    closing.push(() => pages.close());
    await until(
      'the connection is noted',
      async () =>
        (await store.db.selectFrom('settings').select('key').where('key', '=', 'helpdesk-connected:desk').execute())
          .length > 0,
    );
    const ticket = await addTicket(store, {}, Date.now());
    const there = await until('the ticket is there', () => server.tickets[0]);
    await until('its arrival is noted', async () => (await listHandOvers(store.db, ticket.id))[0]?.state === 'sent');
    there.state = 'solved';
    const token = await readHookToken(store.db, 'desk', Date.now());
    const post = (path: string) =>
      pages.inject({ method: 'POST', url: path, headers: { host: '127.0.0.1:1' }, payload: { anything: 1 } });
    expect((await post('/helpdesk/nobody')).statusCode).toBe(404);
    expect((await post(`/helpdesk/${token}`)).statusCode).toBe(202);
    await until('ours follows', async () => (await getTicket(store.db, ticket.id)).state === 'resolved');
  });
});
