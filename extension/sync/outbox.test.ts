import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Ticket, TicketDraft } from '../../shared/model/ticket.ts';
import { closeDatabase, type OutboxRow, openDatabase } from './database.ts';
import { countWaiting, handOver, retryNow, retryRefused, saveTicketDraft, UNDO_MS, undoTicket } from './outbox.ts';

const NOW = 1_790_000_000_000;

function draft(clientKey: string): TicketDraft {
  return {
    clientKey,
    channel: 'social',
    site: 'weibo',
    permalink: 'https://weibo.com/1/2',
    postKey: 'weibo:2',
    mentionId: null,
    brandId: null,
    customer: null,
    contact: null,
    problem: '屏幕有绿线',
    kind: 'complaint',
    topic: 'quality',
    urgency: 'important',
    orderNumber: null,
    product: null,
    publishedAt: null,
    createdAt: NOW,
    evidence: {
      capturedAt: NOW,
      url: 'https://weibo.com/1/2',
      timeZone: 'Asia/Shanghai',
      userAgent: 'test',
      extensionVersion: '0.1.0',
      viewport: { width: 1, height: 1, scale: 1 },
      items: [{ kind: 'text', mediaType: 'text/plain', data: '屏幕有绿线', encoding: 'utf8', sha256: '0'.repeat(64) }],
      missing: [],
    },
    drill: false,
  };
}

/** A monitor that keeps one ticket a key, and fails as it is told to before or after it did its work. */
function monitor(faults: ('before' | 'after' | 'refuse' | 'expired')[] = []) {
  const tickets = new Map<string, string>();
  const withdrawn: string[] = [];
  const fail = (status: number) => new ApiError(status, { code: 'test', message: { 'zh-CN': '不行', en: 'no' } });
  const client = {
    createTicket: async ({ body }: { body: TicketDraft }) => {
      const fault = faults.shift();
      if (fault === 'before') throw fail(0);
      if (fault === 'refuse') throw fail(400);
      if (fault === 'expired') throw fail(401);
      const id = tickets.get(body.clientKey) ?? `t-${tickets.size + 1}`;
      tickets.set(body.clientKey, id);
      if (fault === 'after') throw fail(0);
      return { ticket: { id, number: 7 } as Ticket, created: true };
    },
    withdrawTicket: async ({ params }: { params: { id: string } }) => {
      const fault = faults.shift();
      if (fault === 'before') throw fail(0);
      if (fault === 'refuse') throw fail(409);
      withdrawn.push(params.id);
      return { withdrawn: true };
    },
  } as unknown as ApiClient;
  return { client, tickets, withdrawn };
}

const quiet = async () => undefined;

async function row(key: string): Promise<OutboxRow | undefined> {
  return (await openDatabase()).get('outbox', key);
}

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
});

describe('saving', () => {
  it('keeps one ticket a key, however often it is asked', async () => {
    const database = await openDatabase();
    const first = await saveTicketDraft(database, draft('key-0001'), NOW);
    const again = await saveTicketDraft(database, { ...draft('key-0001'), problem: 'another' }, NOW + 5);
    expect(again).toEqual(first);
    expect(await countWaiting(database)).toBe(1);
  });

  it('gives up the screenshot, not the text, when the disk is full', async () => {
    const database = await openDatabase();
    const full = draft('key-0001');
    const items = full.evidence?.items ?? [];
    const withShot: TicketDraft = {
      ...full,
      evidence: full.evidence && { ...full.evidence, items: [...items, { ...items[0]!, kind: 'screenshot' }] },
    };
    let tries = 0;
    const tight = new Proxy(database, {
      get(target, name) {
        if (name !== 'transaction') return Reflect.get(target, name);
        return (...args: Parameters<typeof database.transaction>) => {
          if (args[0] === 'outbox') tries += 1;
          if (tries <= 3 && args[0] === 'outbox') throw new DOMException('full', 'QuotaExceededError');
          return target.transaction(...args);
        };
      },
    });
    const saved = await saveTicketDraft(tight, withShot, NOW);
    expect(saved.draft.evidence?.items.map((item) => item.kind)).toEqual(['text']);
    expect(saved.draft.evidence?.missing.map((one) => one.kind)).toEqual(['screenshot']);
  });
});

describe('handing over', () => {
  it('sends, notes the number and drops the evidence here', async () => {
    const database = await openDatabase();
    const { client, tickets } = monitor();
    await saveTicketDraft(database, draft('key-0001'), NOW);
    const changed: OutboxRow[] = [];
    await handOver(
      database,
      client,
      () => NOW,
      async (one) => void changed.push(one),
    );
    expect(tickets.size).toBe(1);
    expect(await row('key-0001')).toMatchObject({ state: 'sent', number: 7, draft: { evidence: null } });
    expect(changed.map((one) => one.state)).toEqual(['sent']);
  });

  it('makes one ticket when the answer was lost on the way', async () => {
    const database = await openDatabase();
    const { client, tickets } = monitor(['after']);
    await saveTicketDraft(database, draft('key-0001'), NOW);
    await expect(handOver(database, client, () => NOW, quiet)).rejects.toThrow(ApiError);
    expect(await row('key-0001')).toMatchObject({ state: 'waiting', attempts: 1 });
    await retryNow(database);
    await handOver(database, client, () => NOW, quiet);
    expect(tickets.size).toBe(1);
    expect(await row('key-0001')).toMatchObject({ state: 'sent' });
  });

  it('waits longer after each failure, and not at all once the monitor is back', async () => {
    const database = await openDatabase();
    const { client } = monitor(['before', 'before']);
    await saveTicketDraft(database, draft('key-0001'), NOW);
    await handOver(database, client, () => NOW, quiet).catch(() => undefined);
    const first = (await row('key-0001'))?.nextTryAt ?? 0;
    await handOver(database, client, () => first, quiet).catch(() => undefined);
    const second = (await row('key-0001'))?.nextTryAt ?? 0;
    expect(second - first).toBeGreaterThan(first - NOW);
    await handOver(database, client, () => first, quiet);
    expect(await row('key-0001')).toMatchObject({ state: 'waiting', attempts: 2 });
  });

  it('keeps what the monitor refuses, with its words, and goes on with the next', async () => {
    const database = await openDatabase();
    const { client } = monitor(['refuse']);
    await saveTicketDraft(database, draft('key-0001'), NOW);
    await saveTicketDraft(database, draft('key-0002'), NOW + 1);
    await handOver(database, client, () => NOW + 1, quiet);
    expect(await row('key-0001')).toMatchObject({ state: 'refused', problem: { en: 'no' } });
    expect(await row('key-0002')).toMatchObject({ state: 'sent' });
  });

  it('keeps everything when the token is refused', async () => {
    const database = await openDatabase();
    const { client } = monitor(['expired']);
    await saveTicketDraft(database, draft('key-0001'), NOW);
    await expect(handOver(database, client, () => NOW, quiet)).rejects.toMatchObject({ status: 401 });
    expect(await row('key-0001')).toMatchObject({ state: 'waiting' });
  });
});

describe('undo', () => {
  it('drops what was never sent', async () => {
    const database = await openDatabase();
    const { client, tickets } = monitor();
    await saveTicketDraft(database, draft('key-0001'), NOW);
    expect(await undoTicket(database, 'key-0001', NOW + UNDO_MS)).toMatchObject({ state: 'undone' });
    await handOver(database, client, () => NOW + UNDO_MS, quiet);
    expect(tickets.size).toBe(0);
  });

  it('withdraws what was sent', async () => {
    const database = await openDatabase();
    const { client, withdrawn } = monitor();
    await saveTicketDraft(database, draft('key-0001'), NOW);
    await handOver(database, client, () => NOW, quiet);
    await undoTicket(database, 'key-0001', NOW + 1);
    await handOver(database, client, () => NOW + 1, quiet);
    expect(withdrawn).toEqual(['t-1']);
    expect(await row('key-0001')).toMatchObject({ state: 'undone' });
  });

  it('withdraws what may have been sent: the answer was lost, then undo was pressed', async () => {
    const database = await openDatabase();
    const { client, withdrawn } = monitor(['after']);
    await saveTicketDraft(database, draft('key-0001'), NOW);
    await handOver(database, client, () => NOW, quiet).catch(() => undefined);
    await undoTicket(database, 'key-0001', NOW + 1);
    await retryNow(database);
    await handOver(database, client, () => NOW + 1, quiet);
    expect(withdrawn).toEqual(['t-1']);
  });

  it('is over after its time, and leaves the ticket', async () => {
    const database = await openDatabase();
    await saveTicketDraft(database, draft('key-0001'), NOW);
    expect(await undoTicket(database, 'key-0001', NOW + UNDO_MS + 1)).toBeNull();
    expect(await row('key-0001')).toMatchObject({ state: 'waiting', undoAsked: false });
  });

  it('says so when the monitor will not withdraw any more', async () => {
    const database = await openDatabase();
    const { client } = monitor();
    await saveTicketDraft(database, draft('key-0001'), NOW);
    await handOver(database, client, () => NOW, quiet);
    await undoTicket(database, 'key-0001', NOW + 1);
    const late = monitor(['refuse']);
    await handOver(database, late.client, () => NOW + 1, quiet);
    expect(await row('key-0001')).toMatchObject({ state: 'sent', undoAsked: false, problem: { en: 'no' } });
  });
});

it('survives a kill at any point: one ticket a key in the end', async () => {
  // Each fault stands for the worker's end before the request, or after the monitor did the work.
  for (let seed = 0; seed < 16; seed += 1) {
    await closeDatabase();
    globalThis.indexedDB = new IDBFactory();
    const faults = [...seed.toString(2).padStart(4, '0')].map((bit) => (bit === '1' ? 'after' : 'before') as 'after');
    const { client, tickets } = monitor(faults);
    for (const key of ['key-0001', 'key-0002', 'key-0003']) {
      await saveTicketDraft(await openDatabase(), draft(key), NOW);
    }
    for (let wake = 0; wake < 8; wake += 1) {
      await closeDatabase();
      const database = await openDatabase();
      await retryNow(database);
      await handOver(database, client, () => NOW + wake, quiet).catch(() => undefined);
    }
    expect(tickets.size).toBe(3);
    const states = (await (await openDatabase()).getAll('outbox')).map((one) => one.state);
    expect(states).toEqual(['sent', 'sent', 'sent']);
  }
});

it('hands a ticket over again after it was sent back', async () => {
  const database = await openDatabase();
  const { client } = monitor(['refuse']);
  await saveTicketDraft(database, draft('key-0001'), NOW);
  await handOver(database, client, () => NOW, quiet);
  expect(await retryRefused(database, 'key-0001')).toMatchObject({ state: 'waiting', problem: null });
  await handOver(database, client, () => NOW, quiet);
  expect(await row('key-0001')).toMatchObject({ state: 'sent' });
});
