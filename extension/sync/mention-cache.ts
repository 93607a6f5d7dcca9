import type { Level } from '../../shared/model/analysis.ts';
import type { EarshotEvent } from '../../shared/model/event.ts';
import { MENTION_STATES, type Mention } from '../../shared/model/mention.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import type { EarshotDatabase } from './database.ts';

/** Settled mentions older than this leave the cache. */
const KEEP_SETTLED_MS = 7 * 24 * 3_600_000;

/** Keeps mentions as of event `seq`; a row that a later event wrote stays. */
export async function cacheMentions(
  database: EarshotDatabase,
  mentions: readonly Mention[],
  seq: number,
): Promise<void> {
  const transaction = database.transaction('mentions', 'readwrite');
  for (const mention of mentions) {
    const known = await transaction.store.get(mention.id);
    if (!known || known.seq <= seq) await transaction.store.put({ id: mention.id, mention, seq });
  }
  await transaction.done;
}

/** Keeps tickets as of event `seq`. */
export async function cacheTickets(database: EarshotDatabase, tickets: readonly Ticket[], seq: number): Promise<void> {
  const transaction = database.transaction('tickets', 'readwrite');
  for (const ticket of tickets) {
    const known = await transaction.store.get(ticket.id);
    if (!known || known.seq <= seq) await transaction.store.put({ id: ticket.id, ticket, seq });
  }
  await transaction.done;
}

/** The mention that an event carries; null when it is about something else. */
export function readEventMention(event: EarshotEvent): Mention | null {
  if (!event.type.startsWith('mention.')) return null;
  const data = event.data as Mention | { mention: Mention } | null;
  const mention = data && 'mention' in data ? data.mention : data;
  return mention && mention.id === event.subjectId ? mention : null;
}

/** The ticket that an event carries; null when it is about something else. */
export function readEventTicket(event: EarshotEvent): Ticket | null {
  if (!event.type.startsWith('ticket.')) return null;
  const data = event.data as Ticket | { ticket: Ticket } | null;
  const ticket = data && 'ticket' in data ? data.ticket : data;
  return ticket && ticket.id === event.subjectId ? ticket : null;
}

/** Keeps what an event carries. Hearing it again changes nothing. */
export async function cacheEvent(database: EarshotDatabase, event: EarshotEvent): Promise<void> {
  const mention = readEventMention(event);
  if (mention) await cacheMentions(database, [mention], event.seq);
  const ticket = readEventTicket(event);
  if (!ticket) return;
  if (event.type === 'ticket.withdrawn') await database.delete('tickets', ticket.id);
  else await cacheTickets(database, [ticket], event.seq);
}

/** How many mentions wait for somebody, by level. */
export async function countOpen(database: EarshotDatabase): Promise<Record<Level, number>> {
  const index = database.transaction('mentions').store.index('by-state-level');
  const [blue, yellow, orange, red] = await Promise.all([
    index.count(['open', 'blue']),
    index.count(['open', 'yellow']),
    index.count(['open', 'orange']),
    index.count(['open', 'red']),
  ]);
  return { blue, yellow, orange, red };
}

/** Cached mentions of posts, by the post's key. One transaction for a whole page: each costs more than what is read in it. */
export async function findCachedByPosts(
  database: EarshotDatabase,
  postKeys: readonly string[],
): Promise<Map<string, Mention>> {
  const index = database.transaction('mentions').store.index('by-post');
  const rows = await Promise.all(postKeys.map((postKey) => index.get(postKey)));
  return new Map(rows.flatMap((row) => (row ? [[row.mention.postKey, row.mention] as const] : [])));
}

/**
 * The lists were fetched anew: everything live that is not among them is gone (deleted, or settled while nobody
 * listened), and old settled ones are forgotten.
 */
export async function dropUnlisted(
  database: EarshotDatabase,
  listed: ReadonlySet<string>,
  seq: number,
  now: number,
): Promise<void> {
  const transaction = database.transaction('mentions', 'readwrite');
  for (const row of await transaction.store.getAll()) {
    const live = row.mention.state === MENTION_STATES[0] || row.mention.state === MENTION_STATES[1];
    const stale = live ? row.seq <= seq && !listed.has(row.id) : row.mention.foundAt < now - KEEP_SETTLED_MS;
    if (stale) await transaction.store.delete(row.id);
  }
  await transaction.done;
}

/** Forgets what came from a monitor, and what was being written about it; what was made here and not handed over stays. */
export async function forgetMonitor(database: EarshotDatabase): Promise<void> {
  const stores = ['mentions', 'tickets', 'told', 'drafts', 'teamTemplates'] as const;
  const transaction = database.transaction([...stores, 'cursors'] as const, 'readwrite');
  await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
  await transaction.objectStore('cursors').delete('events');
  await transaction.objectStore('cursors').delete('templates');
  await transaction.done;
}
