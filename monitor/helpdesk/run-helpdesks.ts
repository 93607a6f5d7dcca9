import { RateWindow } from '../alert/rate-window.ts';
import { noticeTickets } from '../store/desk/handed-tickets.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { readSteady } from '../system-clock.ts';
import { followStates } from './follow-states.ts';
import { type ConfiguredHelpdesk, type HandOut, handOutDue } from './hand-out.ts';
import { onHelpdeskBell } from './helpdesk-bell.ts';

/** Tickets are looked for so often. */
const LOOK_MS = 2_000;
/** States over there are asked for so often, where no hook tells of changes. */
const FOLLOW_MS = 60_000;
/** After a fault: the helpdesk may be down, and nobody gains by asking faster. */
const FAULT_MS = 10_000;
/** A look goes back so far behind the last one: transactions commit in another order than their instants. */
const OVERLAP_MS = 10 * 60_000;
/** Requests that one hand-over can take. */
const REQUESTS = 4;

/** Helpdesks while they run. */
export interface RunningHelpdesks {
  stop(): Promise<void>;
}

/** Keeps the company's helpdesks and our tickets in step, each helpdesk for itself, so that a slow one delays no other. */
export function startHelpdesks(out: HandOut, helpdesks: readonly ConfiguredHelpdesk[]): RunningHelpdesks {
  const lanes = helpdesks.map((helpdesk) => startLane(out, helpdesk));
  return {
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

function startLane(out: HandOut, helpdesk: ConfiguredHelpdesk): RunningHelpdesks {
  const window = new RateWindow(helpdesk.type.perMinute);
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let changedSince = 0;
  let followAt = 0;
  let followedTo = '';
  // Whatever asks, and however often: each request counts.
  const counted: HandOut = {
    ...out,
    fetch: (url, options) => {
      window.add(readSteady(out.clock), 1);
      return out.fetch(url, options);
    },
  };

  const round = async (): Promise<number> => {
    const connectedAt = await readConnectedAt(out, helpdesk.id);
    const now = out.clock.now();
    const wanted = { helpdeskId: helpdesk.id, brandIds: helpdesk.brandIds, connectedAt, changedSince, now };
    const hasMore = await inTransaction(out.db, (trx) => noticeTickets(trx, wanted));
    if (!hasMore) changedSince = now - OVERLAP_MS;
    const room = Math.floor(window.room(readSteady(out.clock)) / REQUESTS);
    if (room > 0) await handOutDue(counted, helpdesk, room);
    if (now >= followAt) {
      // What is new here goes first: it keeps room for a hand-over.
      const most = window.room(readSteady(out.clock)) - REQUESTS;
      const { after } = await followStates(counted, helpdesk, { after: followedTo, most });
      followedTo = after ?? '';
      if (after === null) followAt = now + FOLLOW_MS;
    }
    return hasMore && room > 0 ? 0 : LOOK_MS;
  };
  const turn = (): void => {
    running = round()
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        out.log.warn('helpdesk.fault', { helpdeskId: helpdesk.id, reason });
        return FAULT_MS;
      })
      .then((waitMs) => {
        if (!isStopped) timer = setTimeout(turn, waitMs);
      });
  };
  const offBell = onHelpdeskBell(out.db, helpdesk.id, () => {
    followAt = 0;
  });
  turn();
  return {
    async stop() {
      isStopped = true;
      offBell();
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}

/** When the helpdesk was first there; tickets from before are the helpdesk's own history, not ours to bring. */
async function readConnectedAt({ db, clock }: HandOut, helpdeskId: string): Promise<number> {
  const key = `helpdesk-connected:${helpdeskId}`;
  const known = await getSetting<number>(db, key);
  if (known !== null) return known;
  const now = clock.now();
  await inTransaction(db, (trx) => putSetting(trx, key, now, now));
  return now;
}
