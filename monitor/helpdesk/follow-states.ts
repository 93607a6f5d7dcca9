import type { TicketState } from '../../shared/model/ticket.ts';
import { changeTicket } from '../desk/change-ticket.ts';
import type { RemoteState, RemoteTicket } from '../helpdesk-type.ts';
import {
  type HandedTicket,
  listFollowed,
  listHandedByRemote,
  markHandedGone,
  noteRemoteState,
} from '../store/desk/handed-tickets.ts';
import { getTicket } from '../store/desk/tickets.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { StoreError } from '../store/sql/store-error.ts';
import { auditGone, type ConfiguredHelpdesk, type HandOut, openCall } from './hand-out.ts';

/** What is settled here is followed for so long: a customer may come back over there. */
const FOLLOW_MS = 14 * 86_400_000;
const AT_ONCE = 50;
/** A look goes back so far behind the last one: their clock is not ours. */
const OVERLAP_MS = 10 * 60_000;

/** Settings by helpdesk: the instant up to which changes were followed, and when a round ticket by ticket began. */
const FOLLOWED = 'helpdesk-followed';
const ROUND = 'helpdesk-round';

/** What a new state over there makes of a ticket here; null: nothing. */
export function followRemote(here: TicketState, there: RemoteState): TicketState | null {
  const isSettled = here === 'resolved' || here === 'closed';
  if (there === 'solved') return isSettled ? null : 'resolved';
  if (isSettled) return 'working';
  if (there === 'pending') return here === 'waiting' ? null : 'waiting';
  return here === 'waiting' ? 'working' : null;
}

/** How a look at the states ended. */
export interface FollowLook {
  /** Tickets of ours that followed. */
  readonly moved: number;
  /** Where the next look goes on, because the requests of this minute are used up; null: all were looked at. */
  readonly after: string | null;
}

/**
 * Asks a helpdesk for the states of our tickets and lets ours follow what changed there: by what changed since the last
 * look where its interface can be asked so, else ticket by ticket.
 * @param bounds where the last look ended, and how many requests may be spent.
 */
export async function followStates(
  out: HandOut,
  helpdesk: ConfiguredHelpdesk,
  bounds: { readonly after: string; readonly most: number },
): Promise<FollowLook> {
  let { after, most } = bounds;
  let moved = 0;
  if (helpdesk.type.listChanged !== undefined && most > 0) {
    const { look, asked } = await followChanges(out, helpdesk, bounds);
    if (look !== null) return look;
    most -= asked;
    if (after === '') await keepInstant(out, `${ROUND}:${helpdesk.id}`, out.clock.now());
  }
  while (most > 0) {
    const since = out.clock.now() - FOLLOW_MS;
    const limit = Math.min(AT_ONCE, most);
    const batch = await listFollowed(out.db, { helpdeskId: helpdesk.id, since, after, limit });
    if (batch.length === 0) {
      await endRound(out, helpdesk);
      return { moved, after: null };
    }
    const ids = batch.map(({ remoteId }) => remoteId);
    const seen = await helpdesk.type.read(ids, helpdesk.settings, openCall(out));
    moved += await followAll(out, batch, seen);
    await noteGone(out, batch, seen);
    after = batch.at(-1)?.ticketId ?? after;
    most -= batch.length;
  }
  return { moved, after };
}

/** `look` is null where the helpdesk could not be asked so; `asked`: the requests that it took. */
async function followChanges(
  out: HandOut,
  { id: helpdeskId, type, settings }: ConfiguredHelpdesk,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<{ readonly look: FollowLook | null; readonly asked: number }> {
  const key = `${FOLLOWED}:${helpdeskId}`;
  const now = out.clock.now();
  const since = (await getSetting<number>(out.db, key)) ?? now - FOLLOW_MS;
  const call = openCall(out);
  let asked = 0;
  const fetch: typeof call.fetch = (url, options) => {
    asked += 1;
    return call.fetch(url, options);
  };
  const changes = await type.listChanged?.(since - OVERLAP_MS, settings, { ...call, fetch }, { most });
  if (!changes) return { look: null, asked };
  const { tickets: seen, upTo } = changes;
  let moved = 0;
  for (let from = 0; from < seen.length; from += AT_ONCE) {
    const part = seen.slice(from, from + AT_ONCE);
    moved += await followAll(
      out,
      await listHandedByRemote(
        out.db,
        helpdeskId,
        part.map(({ id }) => id),
      ),
      part,
    );
  }
  // What did not fit is asked for next, from the last change that was seen: it must not fall behind the next look.
  await keepInstant(out, key, upTo === null ? now : upTo + OVERLAP_MS);
  return { look: { moved, after: upTo === null ? null : after }, asked };
}

/** All tickets were asked for one by one: what changed since that began can be asked for from now on. */
async function endRound(out: HandOut, { id, type }: ConfiguredHelpdesk): Promise<void> {
  const began = type.listChanged === undefined ? null : await getSetting<number>(out.db, `${ROUND}:${id}`);
  if (began !== null) await keepInstant(out, `${FOLLOWED}:${id}`, began);
}

async function keepInstant(out: HandOut, key: string, at: number): Promise<void> {
  await inTransaction(out.db, (trx) => putSetting(trx, key, at, out.clock.now()));
}

async function followAll(
  out: HandOut,
  batch: readonly HandedTicket[],
  seen: readonly Pick<RemoteTicket, 'id' | 'state'>[],
): Promise<number> {
  const states = new Map(seen.map(({ id, state }) => [id, state]));
  let moved = 0;
  for (const handed of batch) {
    const state = states.get(handed.remoteId);
    if (state !== undefined && state !== handed.remoteState && (await follow(out, handed, state))) moved += 1;
  }
  return moved;
}

/**
 * What is not there any more. An answer with none of several is not believed: that is what an account sees that lost its rights.
 */
async function noteGone(
  out: HandOut,
  batch: readonly HandedTicket[],
  seen: readonly Pick<RemoteTicket, 'id'>[],
): Promise<void> {
  if (seen.length === 0 && batch.length > 1) return;
  const there = new Set(seen.map(({ id }) => id));
  for (const handed of batch.filter(({ remoteId }) => !there.has(remoteId)))
    await inTransaction(out.db, async (trx) => {
      if (await markHandedGone(trx, handed)) await auditGone(trx, handed, out.clock.now());
    });
}

async function follow(out: HandOut, handed: HandedTicket, there: RemoteState): Promise<boolean> {
  const now = out.clock.now();
  try {
    return await inTransaction(out.db, async (trx) => {
      if (!(await noteRemoteState(trx, handed, there))) return false;
      const ticket = await getTicket(trx, handed.ticketId);
      const state = followRemote(ticket.state, there);
      if (state === null) return false;
      await changeTicket(trx, ticket.id, { state }, { personId: null, now });
      return true;
    });
  } catch (error) {
    // A dispute that still owes something, say: the ticket stays as it is here until its state changes there again, or a look asks for each ticket.
    if (!(error instanceof StoreError) || error.code !== 'conflict') throw error;
    out.log.warn('helpdesk.not-followed', { ...handed, there, reason: error.message });
    return false;
  }
}
