import type { ApiClient } from '../../shared/api-client.ts';
import { ApiError } from '../../shared/api-client.ts';
import type { TicketDraft } from '../../shared/model/ticket.ts';
import type { EarshotDatabase, OutboxRow } from './database.ts';
import { isRefusedForGood } from './is-refused-for-good.ts';
import { isQuotaError, isSettled, writeWithRoom } from './make-room.ts';

/** How long the maker of a ticket may take it back with one click. */
export const UNDO_MS = 10_000;
const LONGEST_WAIT_MS = 60_000;
/** Handed-over rows stay this long, so that the maker finds them in the list. */
const KEEP_SENT_MS = 7 * 24 * 3_600_000;

/**
 * Puts a ticket into the outbox and returns once the browser's database has it on disk. The same client key again
 * returns the row that is there: one key, one ticket. A full disk costs
 * first what the monitor can send again, then the picture, never the text.
 */
export async function saveTicketDraft(database: EarshotDatabase, draft: TicketDraft, now: number): Promise<OutboxRow> {
  try {
    return await writeWithRoom(database, 'cache', () => putDraft(database, draft, now));
  } catch (error) {
    if (!isQuotaError(error) || !draft.evidence) throw error;
    return writeWithRoom(database, 'old', () => putDraft(database, leaveOutScreenshots(draft), now));
  }
}

async function putDraft(database: EarshotDatabase, draft: TicketDraft, now: number): Promise<OutboxRow> {
  const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' });
  const known = await transaction.store.get(draft.clientKey);
  const row: OutboxRow = known ?? {
    clientKey: draft.clientKey,
    draft,
    state: 'waiting',
    undoAsked: false,
    savedAt: now,
    undoUntil: now + UNDO_MS,
    attempts: 0,
    nextTryAt: now,
    ticketId: null,
    number: null,
    problem: null,
  };
  if (!known) await transaction.store.put(row);
  await transaction.done;
  return row;
}

function leaveOutScreenshots(draft: TicketDraft): TicketDraft {
  if (!draft.evidence) return draft;
  const items = draft.evidence.items.filter((item) => item.kind !== 'screenshot');
  const missing = [
    ...draft.evidence.missing,
    {
      kind: 'screenshot' as const,
      zh: '本机浏览器的存储空间已满，截图没有保存。',
      en: 'The browser has no room left on this computer, so the screenshot was not kept.',
    },
  ];
  return { ...draft, evidence: { ...draft.evidence, items, missing } };
}

/**
 * Takes a ticket back. What was never sent is dropped at once; what was, or may have been, is withdrawn by the next
 * `handOver`. False: the time is over, or there is no such ticket.
 */
export async function undoTicket(database: EarshotDatabase, clientKey: string, now: number): Promise<OutboxRow | null> {
  return changeRow(database, clientKey, (row) => {
    if (now > row.undoUntil || row.state === 'refused') return null;
    // `attempts` is raised before anything is sent (see below), so zero means that the monitor cannot have it.
    return row.attempts === 0 ? { ...row, state: 'undone', undoAsked: true } : { ...row, undoAsked: true };
  });
}

async function changeRow(
  database: EarshotDatabase,
  clientKey: string,
  change: (row: OutboxRow) => OutboxRow | null,
): Promise<OutboxRow | null> {
  const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' });
  const row = await transaction.store.get(clientKey);
  const changed = row ? change(row) : null;
  if (changed) await transaction.store.put(changed);
  await transaction.done;
  return changed;
}

/**
 * Hands over what waits and withdraws what was undone. May be killed at any point and run again: the client key makes
 * a second try find the first one's ticket. Calls `onChange` with each row that changed. Throws the first failure that
 * concerns the line itself (monitor gone, token refused), after having noted it on the row.
 */
export async function handOver(
  database: EarshotDatabase,
  client: ApiClient,
  now: () => number,
  onChange: (row: OutboxRow) => Promise<void>,
): Promise<void> {
  for (const row of await listDue(database, now())) {
    const started = await changeRow(database, row.clientKey, (current) =>
      isDue(current, now()) ? { ...current, attempts: current.attempts + 1 } : null,
    );
    if (!started) continue;
    try {
      const changed = await deliver(database, client, started);
      if (changed) await onChange(changed);
    } catch (error) {
      const changed = await noteFailure(database, started, error, now());
      if (changed) await onChange(changed);
      if (!isRefusedForGood(error)) throw error;
    }
  }
  await forgetOld(database, now());
}

async function deliver(database: EarshotDatabase, client: ApiClient, row: OutboxRow): Promise<OutboxRow | null> {
  let current: OutboxRow | null = row;
  if (row.state === 'waiting') {
    const { ticket } = await client.createTicket({ body: row.draft });
    current = await changeRow(database, row.clientKey, (newest) => ({
      ...newest,
      state: 'sent',
      ticketId: ticket.id,
      number: ticket.number,
      problem: null,
      // The monitor holds the evidence now; a copy here would only fill the disk.
      draft: { ...newest.draft, evidence: null },
    }));
  }
  // Read again: undo may have been pressed while the ticket was on its way.
  if (!current?.undoAsked || current.ticketId === null) return current;
  await client.withdrawTicket({ params: { id: current.ticketId } });
  return changeRow(database, row.clientKey, (newest) => ({ ...newest, state: 'undone' }));
}

async function noteFailure(
  database: EarshotDatabase,
  row: OutboxRow,
  error: unknown,
  now: number,
): Promise<OutboxRow | null> {
  const problem = error instanceof ApiError ? error.labels : null;
  const waitMs = Math.min(1_000 * 2 ** Math.min(row.attempts, 6), LONGEST_WAIT_MS);
  return changeRow(database, row.clientKey, (current) => {
    if (!isRefusedForGood(error)) return { ...current, problem, nextTryAt: now + waitMs };
    // A withdrawal that came too late leaves the ticket standing; a draft that is refused waits for its maker.
    if (current.state === 'sent') return { ...current, undoAsked: false, problem };
    return { ...current, state: 'refused', problem };
  });
}

function isDue(row: OutboxRow, now: number): boolean {
  if (row.nextTryAt > now) return false;
  return row.state === 'waiting' || (row.state === 'sent' && row.undoAsked);
}

async function listDue(database: EarshotDatabase, now: number): Promise<OutboxRow[]> {
  const rows = await database.getAll('outbox');
  return rows.filter((row) => isDue(row, now)).sort((a, b) => a.savedAt - b.savedAt);
}

/** Puts a ticket that was sent back into the queue again: the maker, or the administrator, has removed the reason. */
export function retryRefused(database: EarshotDatabase, clientKey: string): Promise<OutboxRow | null> {
  return changeRow(database, clientKey, (row) =>
    row.state === 'refused' ? { ...row, state: 'waiting', nextTryAt: 0, problem: null } : null,
  );
}

/** How many tickets wait to be handed over. */
export function countWaiting(database: EarshotDatabase): Promise<number> {
  return database.countFromIndex('outbox', 'by-state', 'waiting');
}

/** Makes every waiting ticket due at once: the monitor is back, or was just paired. */
export async function retryNow(database: EarshotDatabase): Promise<void> {
  const transaction = database.transaction('outbox', 'readwrite');
  for (const row of await transaction.store.getAll()) {
    if (row.state === 'waiting' && row.nextTryAt > 0) await transaction.store.put({ ...row, nextTryAt: 0 });
  }
  await transaction.done;
}

async function forgetOld(database: EarshotDatabase, now: number): Promise<void> {
  const transaction = database.transaction('outbox', 'readwrite');
  for (const row of await transaction.store.getAll()) {
    if (isSettled(row) && row.savedAt < now - KEEP_SENT_MS) await transaction.store.delete(row.clientKey);
  }
  await transaction.done;
}
