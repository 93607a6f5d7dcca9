import { LEVELS } from '../../shared/model/analysis.ts';
import type { OutboxAlert } from '../store/alerts.ts';

/** What goes out as one message: one alert, or several that came together. */
export interface Parcel {
  /** The same at each attempt, like the alerts inside. */
  readonly key: string;
  readonly alerts: readonly OutboxAlert[];
  /** Not written down yet: a parcel must be kept together before it is sent for the first time. */
  readonly isNew: boolean;
}

/** So many messages may go out one by one; when more wait, they are told together. */
const ONE_BY_ONE = 3;
/** When so many alerts wait, all but the gravest story are told in one message: counts are what people can still read. */
const DEEP_STORM = 1_000;
const PARCEL_PREFIX = 'parcel:';
const STORY_PREFIX = 'story:';
/** Begins the key of a parcel whose alerts are all of one story, so that it says so at each attempt. */
const STORY_PARCEL = 'story-';
/** Begins the group key of everything that waits for the end of quiet hours. */
export const QUIET_PREFIX = 'quiet:';

/**
 * Sorts claimed alerts of one channel into messages: parcels of an earlier attempt stay as they were, posts of one story go together,
 * and in a storm everything but the first few red stories becomes one message a kind.
 */
export function packParcels(alerts: readonly OutboxAlert[], newKey: () => string): Parcel[] {
  const packed = alerts.filter(({ groupKey }) => groupKey?.startsWith(PARCEL_PREFIX));
  const loose = alerts.filter(({ groupKey }) => !groupKey?.startsWith(PARCEL_PREFIX));
  const parcels = [...Map.groupBy(packed, ({ groupKey }) => groupKey ?? '')].map(
    ([groupKey, members]): Parcel => ({ key: groupKey.slice(PARCEL_PREFIX.length), alerts: members, isNew: false }),
  );
  // What waited through quiet hours is one digest, whatever it is about.
  const together = (alert: OutboxAlert) => (isHeld(alert) ? alert.groupKey : alert.kind);
  for (const ofKind of Map.groupBy(loose, together).values()) {
    const stories = [...Map.groupBy(ofKind, ({ groupKey, id }) => groupKey ?? id).values()].sort(byGravity);
    const isStorm = stories.length > ONE_BY_ONE;
    const most = ofKind.length < DEEP_STORM ? ONE_BY_ONE : 1;
    const alone = isStorm ? stories.filter(([first]) => first?.content.level === 'red').slice(0, most) : stories;
    const rest = stories.filter((story) => !alone.includes(story)).flat();
    for (const members of rest.length > 0 ? [...alone, rest] : alone) parcels.push(pack(members, newKey));
  }
  return parcels;
}

/** The group key under which the members of a parcel are kept together. */
export function parcelGroupKey(key: string): string {
  return `${PARCEL_PREFIX}${key}`;
}

/** The group key of what waits to the end of the same quiet hours. */
export function quietGroupKey(heldUntil: number): string {
  return `${QUIET_PREFIX}${heldUntil}`;
}

/** Whether an alert waits, or waited, through quiet hours and was not packed yet. */
export function isHeld({ groupKey }: Pick<OutboxAlert, 'groupKey'>): boolean {
  return groupKey?.startsWith(QUIET_PREFIX) === true;
}

/** Whether all alerts of a parcel are about one story. */
export function isOfOneStory({ key }: Pick<Parcel, 'key'>): boolean {
  return key.startsWith(STORY_PARCEL);
}

function pack(members: readonly OutboxAlert[], newKey: () => string): Parcel {
  const [first] = members;
  if (members.length === 1 && first !== undefined) return { key: first.id, alerts: members, isNew: false };
  const isStory =
    first?.groupKey?.startsWith(STORY_PREFIX) === true && members.every(({ groupKey }) => groupKey === first.groupKey);
  return { key: isStory ? `${STORY_PARCEL}${newKey()}` : newKey(), alerts: members, isNew: true };
}

function byGravity(a: readonly OutboxAlert[], b: readonly OutboxAlert[]): number {
  return gravity(b) - gravity(a);
}

function gravity(alerts: readonly OutboxAlert[]): number {
  return Math.max(...alerts.map(({ content }) => LEVELS.indexOf(content.level)));
}
