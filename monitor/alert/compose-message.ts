import type { AlertMessage } from '../../shared/model/alert.ts';
import { LEVELS } from '../../shared/model/analysis.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { OutboxAlert } from '../store/alerts.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };
import { isOfOneStory, type Parcel } from './pack-parcels.ts';

/** Brands or sites that a digest names. */
const MOST_NAMES = 3;

/** Kinds that somebody must take notice of, else they climb. */
const ACKNOWLEDGED: ReadonlySet<AlertMessage['kind']> = new Set(['mention', 'escalation', 'case']);

/** Where an alert is acknowledged, by its number; `isTogether`: with all others of its message. */
export type LinkAlert = (alertNumber: number, isTogether: boolean) => string;

/**
 * The message of a parcel. Without `linkTo` it says to use the panel. Several alerts are told by their number and levels; the words are
 * those of the gravest, the link opens all of them.
 */
export function composeMessage(parcel: Parcel, linkTo?: LinkAlert): AlertMessage {
  const byGravity = parcel.alerts.toSorted(
    (a, b) => LEVELS.indexOf(b.content.level) - LEVELS.indexOf(a.content.level) || a.number - b.number,
  );
  const [gravest] = byGravity;
  if (!gravest) throw new Error(`parcel ${parcel.key} is empty`);
  const attempt = Math.max(...parcel.alerts.map(({ attempts }) => attempts));
  const { number, kind, content } = gravest;
  const ackUrl = linkTo && ACKNOWLEDGED.has(kind) ? linkTo(number, byGravity.length > 1) : content.ackUrl;
  const message = { ...content, number, idempotencyKey: parcel.key, attempt, ackUrl };
  const isHeld = byGravity.every(({ content }) => content.heldUntil !== undefined);
  if (byGravity.length === 1) return isHeld ? { ...message, reasons: [labels.quietOne, ...message.reasons] } : message;
  return {
    ...message,
    headline: fillLabels(isHeld ? labels.quietDigest : isOfOneStory(parcel) ? labels.story : labels.digest, {
      count: byGravity.length,
      levels: countLevels(byGravity),
      gravest: content.headline,
    }),
    brand: joinNames(byGravity.map((alert) => alert.content.brand)),
    site: joinNames(byGravity.map((alert) => alert.content.site)),
    dueAt: earliest(byGravity.map(({ content }) => content.dueAt)),
    storySize: Math.max(...byGravity.map(({ content }) => content.storySize)),
    members: byGravity.map(({ id, number, content: { level, permalink } }) => ({ id, number, level, permalink })),
  };
}

function countLevels(alerts: readonly OutboxAlert[]): Labels {
  const parts = LEVELS.toReversed()
    .map((level) => [labels.levels[level], alerts.filter(({ content }) => content.level === level).length] as const)
    .filter(([, count]) => count > 0);
  return {
    'zh-CN': parts.map(([name, count]) => `${name['zh-CN']} ${count}`).join(' · '),
    en: parts.map(([name, count]) => `${count} ${name.en}`).join(' · '),
  };
}

/** A digest of several brands or sites must not say that all of it is of the gravest one's. */
function joinNames(names: readonly (string | null)[]): string | null {
  const known = [...new Set(names.filter((name) => name !== null))];
  if (known.length === 0) return null;
  return [...known.slice(0, MOST_NAMES), ...(known.length > MOST_NAMES ? ['…'] : [])].join(' / ');
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}
