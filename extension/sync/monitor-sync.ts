import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import { findOldSide } from '../../shared/api-level.ts';
import type { EarshotEvent } from '../../shared/model/event.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { ConnectionKind } from '../messages.ts';
import { type EarshotDatabase, type OutboxRow, openDatabase } from './database.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { sendGuardDecisions } from './guard-decisions.ts';
import { keepIfRoom } from './keep-if-room.ts';
import { handOverAnswers } from './kept-answers.ts';
import { isOldSide, measureSkew, readLinkState, recordLink } from './link-state.ts';
import { cacheEvent, cacheMentions, cacheTickets, dropUnlisted } from './mention-cache.ts';
import { createMonitorClient } from './monitor-client.ts';
import { handOver, retryNow } from './outbox.ts';
import { expirePairing, type Pairing, readPairing } from './pairing-store.ts';
import { sendSeenPosts } from './seen-posts.ts';
import { noteWaiting, noticeLostDatabase } from './storage-trouble.ts';
import { reportTold } from './told-report.ts';
import { tryEach } from './try-each.ts';

/** What happens outside the database when something is heard. Each may be called twice for one event after a kill. */
export interface SyncEffects {
  readonly onEvent: (event: EarshotEvent) => Promise<void>;
  readonly onTicket: (row: OutboxRow) => Promise<void>;
  readonly onLists: () => Promise<void>;
  /** The line is open again: the monitor may have been started anew. */
  readonly onLive: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

export interface MonitorSync {
  /** Catches up, hands over, holds the line. Safe to call at any time, any number of times. */
  readonly run: () => Promise<void>;
  /** Hands over what waits, now. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}

const EVENTS_A_PAGE = 500;
const MENTIONS_A_PAGE = 200;

/** Keeps this browser in step with the paired monitor. Holds nothing that a killed worker would lose. */
export function createMonitorSync(effects: SyncEffects): MonitorSync {
  let stream: EventStream | null = null;
  let streamToken: string | null = null;
  let running: Promise<void> | null = null;
  let dealing: Promise<void> = Promise.resolve();

  const stop = () => {
    stream?.close();
    stream = null;
    streamToken = null;
  };

  /** Events come by stream and by catching up; they are dealt with one at a time, in order, each once. */
  const dealWith = (event: EarshotEvent): Promise<void> => {
    const work = dealing.then(async () => {
      const database = await openDatabase();
      if (event.seq <= (await readCursor(database))) return;
      await keepIfRoom(database, () => cacheEvent(database, event));
      await effects.onEvent(event);
      await keepIfRoom(database, () => database.put('cursors', event.seq, 'events'));
    });
    dealing = work.catch(() => undefined); // the caller sees the failure; the next event must not inherit it
    return work;
  };

  const flush = () =>
    withLock(async () => {
      const pairing = await readPairing();
      if (!pairing || pairing.expired || isOldSide((await readLinkState()).kind)) return;
      const database = await openDatabase();
      const client = createMonitorClient(pairing);
      await guard(pairing, async () => {
        try {
          await tryEach([
            () => handOverAnswers(database, client, pairing.personId),
            () => handOver(database, client, Date.now, effects.onTicket),
            () => reportTold(database, client),
            () => sendSeenPosts(database, client, Date.now()),
            () => sendGuardDecisions(client),
          ]);
        } finally {
          await noteWaiting(database);
        }
      });
    });

  const guard = async (pairing: Pairing, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) await recordLinkOf(pairing, 'expired');
      else if (error.status === 0) await recordLinkOf(pairing, 'gone');
      else effects.onFault(error);
    }
  };

  const holdLine = (pairing: Pairing) => {
    if (stream && streamToken === pairing.token) return stream.nudge();
    stop();
    streamToken = pairing.token;
    stream = openEventStream({
      baseUrl: pairing.baseUrl,
      token: pairing.token,
      readAfter: async () => readCursor(await openDatabase()),
      onEvent: dealWith,
      onResync: async (seq) => {
        await fetchLists(createMonitorClient(pairing), effects, seq);
      },
      onServerTime: (serverTime) => {
        recordLink({ clockSkewMs: serverTime - Date.now(), lastHeardAt: Date.now() }, Date.now()).catch(
          effects.onFault,
        );
      },
      onState: (kind) => {
        recordLinkOf(pairing, kind)
          .then(() => (kind === 'live' ? backOnline() : undefined))
          .catch(effects.onFault);
      },
      onFault: effects.onFault,
    });
  };

  const backOnline = async () => {
    await retryNow(await openDatabase());
    await flush();
    await effects.onLive();
  };

  const runOnce = async (pairing: Pairing | null) => {
    if (!pairing) {
      stop();
      await recordLink({ kind: 'alone', clockSkewMs: 0 }, Date.now());
      return;
    }
    if (pairing.expired) {
      stop();
      await recordLink({ kind: 'expired' }, Date.now());
      return;
    }
    if (!stream?.isOpen()) await guard(pairing, () => catchUp(createMonitorClient(pairing), effects, dealWith));
    // Asked again at each run: the line opens by itself once the other side was updated.
    if (isOldSide((await readLinkState()).kind)) return stop();
    if ((await readPairing())?.expired === false) holdLine(pairing);
    await flush();
  };

  const runUntilCurrent = async () => {
    await noticeLostDatabase(Date.now());
    for (;;) {
      const pairing = await readPairing();
      await runOnce(pairing);
      // Another one may have been made while the monitor was slow to answer: it does not wait for the next run.
      if ((await readPairing())?.token === pairing?.token) return;
    }
  };

  return {
    run: () => {
      running ??= runUntilCurrent().finally(() => {
        running = null;
      });
      return running;
    },
    flush,
    stop,
  };
}

async function readCursor(database: EarshotDatabase): Promise<number> {
  return (await database.get('cursors', 'events')) ?? 0;
}

/** Of a pairing that is no longer the one of this browser an answer may still come: it says nothing of the line that stands. */
async function recordLinkOf(pairing: Pairing, kind: ConnectionKind): Promise<void> {
  const stands = kind === 'expired' ? await expirePairing(pairing) : (await readPairing())?.token === pairing.token;
  if (stands) await recordLink({ kind }, Date.now());
}

async function catchUp(
  client: ApiClient,
  effects: SyncEffects,
  dealWith: (event: EarshotEvent) => Promise<void>,
): Promise<void> {
  const database = await openDatabase();
  const sentAt = Date.now();
  const status = await client.getStatus();
  const { skewMs } = measureSkew(sentAt, Date.now(), status.serverTime);
  const before = await readLinkState();
  const oldSide = findOldSide(status.api);
  if (oldSide) {
    await recordLink({ kind: oldSide, clockSkewMs: skewMs }, Date.now());
    return;
  }
  await recordLink({ kind: 'live', clockSkewMs: skewMs, lastHeardAt: Date.now() }, Date.now());
  if (before.kind === 'gone') await retryNow(database);
  const known = await database.get('cursors', 'events');
  // Never listened here, or the monitor's log is shorter than what was heard (it was set up anew).
  if (known === undefined || status.seq < known) return fetchLists(client, effects, status.seq);
  for (let after = known; after < status.seq; ) {
    const page = await client.listEvents({ query: { after, limit: EVENTS_A_PAGE } });
    for (const event of page.items) await dealWith(event);
    if (page.last <= after) break;
    after = page.last;
  }
}

/** Fetches what is live anew and goes on from event `seq`, which must have been read before the lists. */
async function fetchLists(client: ApiClient, effects: SyncEffects, seq: number): Promise<void> {
  const database = await openDatabase();
  const listed = new Set<string>();
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page: { items: Mention[]; next: string | null } = await client.listMentions({
      query: { state: ['open', 'claimed'], limit: MENTIONS_A_PAGE, ...(after === null ? {} : { after }) },
    });
    await keepIfRoom(database, () => cacheMentions(database, page.items, seq));
    for (const mention of page.items) listed.add(mention.id);
    after = page.next;
  }
  const tickets = await client.listTickets({ query: { limit: MENTIONS_A_PAGE } });
  await keepIfRoom(database, () => cacheTickets(database, tickets.items, seq));
  await dropUnlisted(database, listed, seq, Date.now());
  await database.put('cursors', seq, 'events');
  await effects.onLists();
}

/** One hand-over at a time over all contexts of the extension, also while an old worker is dying. */
async function withLock(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request('earshot-outbox', work);
}
