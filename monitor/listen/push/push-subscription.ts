import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { getSetting, putSetting } from '../../store/settings.ts';
import type { Db } from '../../store/store.ts';

/** A subscription to a hub (WebSub): who is asked, what for, and how its messages are known. */
export interface PushSubscription {
  readonly sourceId: string;
  readonly hub: string;
  readonly topic: string;
  /** Part of the callback address; nobody else knows it. */
  readonly token: string;
  /** Shared with the hub, which signs with it. */
  readonly secret: string;
  readonly requestedAt: number;
  /** Null: the hub has not confirmed it yet. */
  readonly leaseEndsAt: number | null;
  /** When the hub last brought something with a good signature; null: pushes cannot be counted on. */
  readonly lastPushAt: number | null;
  /** Requests in a row that the hub did not confirm. */
  readonly unconfirmed: number;
}

/** What we ask for; hubs give what they like. */
export const LEASE_SECONDS = 10 * 86_400;
/** A request that was not confirmed by then is made again; each further one after twice the time. */
const CONFIRM_MS = 10 * 60_000;
/** A hub that says no, or is not there, is still asked once a day: such things get mended. */
const LONGEST_WAIT_MS = 86_400_000;
/** So many unconfirmed requests stand for a clear no. */
const REFUSED = 100;
const ALGORITHMS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

const ofSource = (sourceId: string) => `push:${sourceId}`;
const ofToken = (token: string) => `push-token:${token}`;

export async function readSubscription(db: Db, sourceId: string): Promise<PushSubscription | null> {
  const kept = await getSetting<PushSubscription & { unconfirmed?: number }>(db, ofSource(sourceId));
  // Those of before the count was kept are read as asked once.
  return kept && { ...kept, unconfirmed: kept.unconfirmed ?? 1 };
}

export async function findSubscription(db: Db, token: string): Promise<PushSubscription | null> {
  const sourceId = await getSetting<string>(db, ofToken(token));
  const found = sourceId === null ? null : await readSubscription(db, sourceId);
  return found?.token === token ? found : null;
}

export async function keepSubscription(trx: Db, subscription: PushSubscription, now: number): Promise<void> {
  await putSetting(trx, ofSource(subscription.sourceId), subscription, now);
  await putSetting(trx, ofToken(subscription.token), subscription.sourceId, now);
}

/** A new subscription with its own address and secret; a renewal keeps both. */
export function draftSubscription(
  known: PushSubscription | null,
  wanted: { readonly sourceId: string; readonly hub: string; readonly topic: string; readonly now: number },
): PushSubscription {
  const { now, ...place } = wanted;
  const isSame = known?.hub === wanted.hub && known.topic === wanted.topic;
  const fresh = { token: randomBytes(24).toString('base64url'), secret: randomBytes(32).toString('base64url') };
  const kept = isSame ? known : { ...fresh, leaseEndsAt: null, lastPushAt: null, unconfirmed: 0 };
  const { token, secret, leaseEndsAt, lastPushAt, unconfirmed } = kept;
  return { ...place, token, secret, leaseEndsAt, lastPushAt, unconfirmed: unconfirmed + 1, requestedAt: now };
}

/** The hub said that it will push until then. */
export function confirmSubscription(known: PushSubscription, now: number, leaseSeconds: number): PushSubscription {
  return { ...known, requestedAt: now, leaseEndsAt: now + leaseSeconds * 1000, unconfirmed: 0 };
}

/** The hub said no, or is gone: nothing can be counted on any more, and it is asked again only after a day. */
export function refuseSubscription(known: PushSubscription, now: number): PushSubscription {
  return { ...known, requestedAt: now, leaseEndsAt: null, lastPushAt: null, unconfirmed: REFUSED };
}

/** Whether the hub must be asked: for the first time, anew after silence, or because a third of the lease is all that is left. */
export function mustAsk(
  known: PushSubscription | null,
  wanted: { readonly hub: string; readonly topic: string; readonly now: number },
): boolean {
  if (known === null || known.hub !== wanted.hub || known.topic !== wanted.topic) return true;
  const waitMs = CONFIRM_MS * 2 ** Math.max(0, Math.min(known.unconfirmed, 10) - 1);
  if (wanted.now - known.requestedAt < Math.min(waitMs, LONGEST_WAIT_MS)) return false;
  if (known.leaseEndsAt === null) return true;
  return known.leaseEndsAt - wanted.now < (known.leaseEndsAt - known.requestedAt) / 3;
}

/** Whether pushes can be counted on: confirmed, in its lease, and proven by at least one push. */
export function isPushed(known: PushSubscription | null, now: number): boolean {
  return known !== null && (known.leaseEndsAt ?? 0) > now && known.lastPushAt !== null;
}

/** Whether a hub that is counted on let entries pass without a word: what this look found was not pushed since the last one. */
export function isSilent(
  known: PushSubscription,
  { lastPollAt }: { readonly lastPollAt: number | null },
  newEntries: number,
): boolean {
  return newEntries > 0 && known.lastPushAt !== null && lastPollAt !== null && known.lastPushAt < lastPollAt;
}

/** Whether a message was signed with the secret of the subscription (`X-Hub-Signature: sha256=…`). */
export function isSignedByHub(secret: string, header: string | undefined, body: Uint8Array): boolean {
  const [method = '', signature = ''] = (header ?? '').trim().split('=');
  const algorithm = method.toLowerCase();
  if (!ALGORITHMS.has(algorithm)) return false;
  const expected = createHmac(algorithm, secret).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
