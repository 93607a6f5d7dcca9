import { nextAlertAt } from '../store/alerts.ts';
import { countSentSince } from '../store/count-sent.ts';
import { engineOf } from '../store/sql/engine.ts';
import { readSteady } from '../system-clock.ts';
import { isForPeople, rateOf } from './channel-rate.ts';
import { type ConfiguredChannel, type Delivery, deliverDue } from './deliver-alerts.ts';
import { followClock } from './follow-clock.ts';
import { RateWindow } from './rate-window.ts';

/** One channel's messages, one after another and below its rate. */
export interface Lane {
  readonly channelId: string;
  /** Sends what is due, as far as the minute has room. Returns after how many milliseconds to look again. */
  drain(isStopped: () => boolean): Promise<number>;
}

const MINUTE_MS = 60_000;
/** A claim becomes about so many messages; with less room in the minute, what comes is told together later. */
const MESSAGES_A_CLAIM = 5;
const NO_ROOM_SLEEP_MS = 1_000;
/** Looks at least this often, should a wake have been lost. */
const LONGEST_SLEEP_MS = 5_000;
/** How often the clock is held against what it said before. */
const CLOCK_EVERY_MS = 5_000;
/** So far the clocks of several monitors may be apart. */
const CLOCKS_APART_MS = 30_000;
/**
 * Opens the lane of a channel. What was sent in the minute before counts, also by a process that is gone: one that is
 * started again and again must not send at twice the rate.
 */
export async function openLane(delivery: Delivery, channel: ConfiguredChannel): Promise<Lane> {
  const { db, clock } = delivery;
  const perMinute = rateOf(channel);
  const isRead = isForPeople(channel);
  const window = new RateWindow(perMinute);
  // Stamps of a clock that was ahead count as of now: they may be a second old.
  if (isRead) window.add(readSteady(clock), await countSentSince(db, channel.id, clock.now() - MINUTE_MS));
  const isShared = isRead && engineOf(db) === 'postgres';
  const least = Math.min(MESSAGES_A_CLAIM, perMinute);

  const readRoom = async (): Promise<number> => {
    const own = window.room(readSteady(clock));
    if (!isShared || own < least) return own;
    // Stamps of before a clock was set back are ours, which the window counts, or older than they look.
    const now = clock.now();
    return Math.min(own, perMinute - (await countSentSince(db, channel.id, now - MINUTE_MS, now + CLOCKS_APART_MS)));
  };

  let clockAt = Number.NEGATIVE_INFINITY;
  const lookAtClock = async (now: number): Promise<void> => {
    if (now >= clockAt && now - clockAt < CLOCK_EVERY_MS) return;
    clockAt = now;
    const backMs = await followClock(db, now);
    if (backMs > 0) delivery.log.warn('outbox.clock-set-back', { channelId: channel.id, backMs });
  };

  return {
    channelId: channel.id,
    async drain(isStopped) {
      await lookAtClock(clock.now());
      while (!isStopped()) {
        const room = await readRoom();
        if (room < least) return NO_ROOM_SLEEP_MS;
        const sent = await deliverDue(delivery, channel, room);
        window.add(readSteady(clock), sent);
        if (sent === 0) break;
      }
      const nextAt = await nextAlertAt(db);
      const waitMs = nextAt === null ? LONGEST_SLEEP_MS : nextAt - clock.now();
      return Math.min(LONGEST_SLEEP_MS, Math.max(100, waitMs));
    },
  };
}
