import type { AlertChannel } from '../alert-channel.ts';

/** What the platform of a channel takes a minute, and what its readers want at most. */
interface RatedChannel {
  readonly type: Pick<AlertChannel, 'perMinute'>;
  readonly perMinute?: number;
}

/** What takes more a minute is a program: what a second monitor sends in the same minute does it no harm. */
const PEOPLE_TAKE = 600;
const PER_MINUTE = 60;

/** Messages a minute that a channel is sent at most. */
export function rateOf({ type, perMinute }: RatedChannel): number {
  return Math.min(type.perMinute ?? PER_MINUTE, perMinute ?? Number.POSITIVE_INFINITY);
}

/** Whether people read what a channel is sent. */
export function isForPeople(channel: RatedChannel): boolean {
  return rateOf(channel) <= PEOPLE_TAKE;
}
