import { browser } from 'wxt/browser';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import { findOldSide } from '../../shared/api-level.ts';
import type { EarshotEvent } from '../../shared/model/event.ts';
import { listApprovalLevels } from '../../shared/service/approval-policy.ts';
import { askBackground } from '../ask-background.ts';
import type { ConnectionKind } from '../messages.ts';
import { hearAnnouncements } from '../sync/announce.ts';
import { openDatabase } from '../sync/database.ts';
import { type EventStream, openEventStream } from '../sync/event-stream.ts';
import { isOldSide, measureSkew, watchLinkState } from '../sync/link-state.ts';
import { cacheEvent, cacheMentions, cacheTickets, readEventMention, readEventTicket } from '../sync/mention-cache.ts';
import { createMonitorClient, patternOf } from '../sync/monitor-client.ts';
import { followPanelWishes } from '../sync/open-panel.ts';
import { type Pairing, readPairing, watchPairing } from '../sync/pairing-store.ts';
import { readSettings, watchSettings } from '../sync/settings-store.ts';
import { readSnoozed, watchSnoozed } from '../sync/snooze-store.ts';
import { readStorageTrouble, watchStorageTrouble } from '../sync/storage-trouble.ts';
import { refreshTeamTemplates } from '../sync/team-templates.ts';
import { getPanel, putMentions, putTickets, setPanel } from './panel-store.ts';

const STATUS_EVERY_MS = 30_000;
const SETTLED_SHOWN = 100;
const PAGE = 200;

/** The panel's own line to the monitor. It lives as long as the page; nothing here is needed by the background. */
let stream: EventStream | null = null;
let heardSeq = 0;
let statusTimer: ReturnType<typeof setInterval> | undefined;

/** Shows what is known at once, then goes to the monitor and stays with it. */
export async function startPanelData(onFault: (error: unknown) => void): Promise<void> {
  const guarded = (work: Promise<unknown>) => {
    work.catch(onFault);
  };
  followPanelWishes((path) => {
    location.hash = `#/${path}`;
  });
  await readCache();
  setPanel({ snoozed: await readSnoozed() });
  watchSnoozed((snoozed) => setPanel({ snoozed }));
  setPanel({ practising: (await readSettings()).practising });
  watchSettings(({ practising }) => setPanel({ practising }));
  setPanel({ trouble: await readStorageTrouble() });
  watchStorageTrouble((trouble) => setPanel({ trouble }));
  hearAnnouncements((what) =>
    guarded(what === 'outbox' ? readOutbox() : what === 'mentions' ? readCache() : Promise.resolve()),
  );
  watchPairing((pairing) => guarded(connect(pairing, guarded)));
  watchLinkState(({ kind }) => {
    // Another window, or the background, has seen that both sides fit again.
    if (kind === 'live' && isOldSide(getPanel().link.kind)) guarded(connect(getPanel().pairing, guarded));
  });
  browser.permissions.onAdded.addListener(() => guarded(readPairing().then((pairing) => connect(pairing, guarded))));
  browser.permissions.onRemoved.addListener(() => guarded(checkPermission(getPanel().pairing)));
  await connect(await readPairing(), guarded);
}

/** The client of the paired monitor; null when working alone, or when monitor and extension are of releases that do not fit. */
export function panelClient(): ApiClient | null {
  const { pairing, link } = getPanel();
  return pairing && !pairing.expired && !isOldSide(link.kind) ? createMonitorClient(pairing) : null;
}

async function readCache(): Promise<void> {
  const database = await openDatabase();
  const [mentions, tickets] = await Promise.all([database.getAll('mentions'), database.getAll('tickets')]);
  putMentions(mentions.map((row) => row.mention));
  putTickets(tickets.map((row) => row.ticket));
  await readOutbox();
  setPanel({ cacheRead: true });
}

/** Reads the tickets that this computer made. */
export async function readOutbox(): Promise<void> {
  const rows = await (await openDatabase()).getAll('outbox');
  setPanel({ outbox: rows.sort((a, b) => b.savedAt - a.savedAt) });
}

async function checkPermission(pairing: Pairing | null): Promise<boolean> {
  const permitted = pairing === null || (await browser.permissions.contains({ origins: [patternOf(pairing.baseUrl)] }));
  setPanel({ permitted });
  return permitted;
}

async function connect(pairing: Pairing | null, guarded: (work: Promise<unknown>) => void): Promise<void> {
  stream?.close();
  stream = null;
  clearInterval(statusTimer);
  const before = getPanel().pairing;
  if (before && before.token !== pairing?.token) {
    setPanel({ mentions: new Map(), tickets: new Map(), listsRead: false });
    heardSeq = 0; // another monitor counts its events by itself
  }
  setPanel({ pairing });
  setLink(pairing ? (pairing.expired ? 'expired' : 'gone') : 'alone', pairing !== null && !pairing.expired);
  if (!pairing || pairing.expired) return;
  if (!(await checkPermission(pairing))) return setLink('gone', false);
  const client = createMonitorClient(pairing);
  const stands = () => getPanel().pairing?.token === pairing.token;
  // What is refused or lost after another pairing was made says nothing of that one.
  const noteOwnProblem = (error: unknown) => (stands() ? noteProblem(error) : undefined);
  statusTimer = setInterval(() => guarded(lookAgain(pairing, client, guarded).catch(noteOwnProblem)), STATUS_EVERY_MS);
  await readLists(client).catch(noteOwnProblem);
  if (!stands() || isOldSide(getPanel().link.kind)) return;
  stream = openEventStream({
    baseUrl: pairing.baseUrl,
    token: pairing.token,
    readAfter: async () => heardSeq,
    onEvent: hear,
    onResync: async () => readLists(client),
    onServerTime: (serverTime) => {
      setPanel({ link: { ...getPanel().link, clockSkewMs: serverTime - Date.now(), lastHeardAt: Date.now() } });
    },
    onState: (kind) => {
      setLink(kind, false);
      // Refused, or the line stands again: the background, which may be between two tries, learns it now.
      if (kind === 'live' || kind === 'expired' || isOldSide(kind)) guarded(askBackground('sync.now', {}));
      if (kind === 'live' && !getPanel().listsRead) guarded(readLists(client));
    },
    onFault: (error) => guarded(Promise.reject(error)),
  });
}

/** Between a monitor and an extension that do not fit, the status is all that is asked; once they fit the line opens. */
async function lookAgain(
  pairing: Pairing,
  client: ApiClient,
  guarded: (work: Promise<unknown>) => void,
): Promise<void> {
  const wasOld = isOldSide(getPanel().link.kind);
  await readStatus(client);
  if (wasOld && !isOldSide(getPanel().link.kind)) await connect(pairing, guarded);
}

function setLink(kind: ConnectionKind, connecting: boolean): void {
  const { link } = getPanel();
  const since = kind === link.kind ? link.since : Date.now();
  setPanel({ link: { ...link, kind, since }, connecting });
}

/** The state of the line says it all; anything else is a fault. */
function noteProblem(error: unknown): void {
  if (!(error instanceof ApiError)) throw error;
  if (error.status === 401) setLink('expired', false);
  else if (error.status === 0) setLink('gone', false);
  else throw error;
}

async function readStatus(client: ApiClient): Promise<number> {
  const sentAt = Date.now();
  const status = await client.getStatus();
  const { skewMs } = measureSkew(sentAt, Date.now(), status.serverTime);
  setPanel({ status, link: { ...getPanel().link, clockSkewMs: skewMs, lastHeardAt: Date.now() } });
  const oldSide = findOldSide(status.api);
  if (oldSide) setLink(oldSide, false);
  else if (isOldSide(getPanel().link.kind)) setLink('gone', true);
  return status.seq;
}

async function readLists(client: ApiClient): Promise<void> {
  const token = getPanel().pairing?.token;
  const database = await openDatabase();
  const seq = await readStatus(client);
  if (isOldSide(getPanel().link.kind)) return;
  const [live, settled, tickets, people, brands, me, { policies }] = await Promise.all([
    readAllLive(client),
    client.listMentions({ query: { state: ['answered', 'dismissed'], order: 'newest', limit: SETTLED_SHOWN } }),
    client.listTickets({ query: { limit: PAGE } }),
    client.listPeople().catch(ignoreForbidden),
    client.listBrands(),
    client.getMe(),
    client.getPolicies(),
  ]);
  if (getPanel().pairing?.token !== token) return; // another pairing was made meanwhile, with lists of its own
  const mentions = [...live, ...settled.items];
  setPanel({
    mentions: new Map(mentions.map((mention) => [mention.id, mention])),
    tickets: new Map(tickets.items.map((ticket) => [ticket.id, ticket])),
    people: new Map((people?.items ?? []).map((person) => [person.id, person.name])),
    brands: brands.items,
    permissions: new Set(me.permissions),
    approvalLevels: listApprovalLevels(policies.approvals),
    listsRead: true,
  });
  heardSeq = Math.max(heardSeq, seq);
  await refreshTeamTemplates();
  await cacheMentions(database, mentions, seq);
  await cacheTickets(database, tickets.items, seq);
}

async function readAllLive(client: ApiClient) {
  const all = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: Awaited<ReturnType<ApiClient['listMentions']>> = await client.listMentions({
      query: { state: ['open', 'claimed'], limit: PAGE, ...(after === undefined ? {} : { after }) },
    });
    all.push(...page.items);
    after = page.next;
  }
  return all;
}

/** A role that may not see the list of people still sees its mentions. */
function ignoreForbidden(error: unknown): null {
  if (error instanceof ApiError && error.status === 403) return null;
  throw error;
}

let poke: ReturnType<typeof setTimeout> | undefined;

async function hear(event: EarshotEvent): Promise<void> {
  if (event.seq <= heardSeq) return;
  const mention = readEventMention(event);
  if (mention) putMentions([mention]);
  const ticket = readEventTicket(event);
  if (ticket && event.type === 'ticket.withdrawn') {
    const tickets = new Map(getPanel().tickets);
    tickets.delete(ticket.id);
    setPanel({ tickets });
  } else if (ticket) putTickets([ticket]);
  if (mention || ticket) setPanel({ heardVersion: event.seq });
  if (/^(?:alert|escalation)\./.test(event.type)) setPanel({ alertVersion: event.seq });
  if (/^(?:case|burst)\./.test(event.type)) setPanel({ prVersion: event.seq });
  const client = event.type === 'policies.changed' ? panelClient() : null;
  if (client) setPanel({ approvalLevels: listApprovalLevels((await client.getPolicies()).policies.approvals) });
  if (event.type === 'template.changed') await refreshTeamTemplates();
  await cacheEvent(await openDatabase(), event);
  heardSeq = event.seq;
  // The background may be asleep (Firefox ends it however busy the line is): it must tell the pages and the badge.
  clearTimeout(poke);
  poke = setTimeout(() => {
    askBackground('sync.now', {}).catch(() => undefined); // the alarm finds it within half a minute anyway
  }, 100);
}
