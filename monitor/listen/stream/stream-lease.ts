import { getVersionedSetting, replaceSetting } from '../../store/settings.ts';
import type { Db } from '../../store/store.ts';

/** Where a stream stands, for all monitors: who holds it, and how far it was heard. */
export interface StreamState {
  /** The monitor that holds the connection. */
  readonly owner: string;
  /** Without a renewal by then, another monitor takes it over. */
  readonly expiresAt: number;
  /** Whatever the source type wants to find again at the next connection. */
  readonly cursor: unknown;
  /** Since when it is connected; null: it is not. */
  readonly connectedAt: number | null;
  /** When it was last known to be connected. */
  readonly heardAt: number | null;
  /** Why it is not connected. */
  readonly error: string | null;
}

/** A stream's state as this monitor last read or wrote it. */
export interface HeldStream {
  readonly state: StreamState;
  readonly version: number | null;
}

/** A stream lives this long without a renewal; renewed at a third of it. */
export const STREAM_TTL_MS = 30_000;

/** Another monitor holds the stream now: this one must let go of it. */
export class StreamLost extends Error {
  override readonly name = 'StreamLost';
}

const keyOf = (sourceId: string): string => `stream:${sourceId}`;

export async function readStream(db: Db, sourceId: string): Promise<StreamState | null> {
  return (await getVersionedSetting<StreamState>(db, keyOf(sourceId)))?.value ?? null;
}

/** Whether the stream brings posts at this moment, on whichever monitor. */
export function isStreamLive(state: StreamState | null, now: number): boolean {
  return state !== null && state.connectedAt !== null && state.expiresAt > now;
}

/** Takes a stream that nobody holds; null: somebody does. */
export async function claimStream(db: Db, sourceId: string, owner: string, now: number): Promise<HeldStream | null> {
  const known = await getVersionedSetting<StreamState>(db, keyOf(sourceId));
  if (known !== null && known.value.owner !== owner && known.value.expiresAt > now) return null;
  const { cursor, heardAt } = known?.value ?? { cursor: null, heardAt: null };
  const state = { owner, expiresAt: now + STREAM_TTL_MS, cursor, connectedAt: null, heardAt, error: null };
  const version = await replaceSetting(db, keyOf(sourceId), state, { version: known?.version ?? null, now });
  return version === null ? null : { state, version };
}

/** Writes what became of a stream, and by that renews it. @throws StreamLost when another monitor has taken it. */
export async function keepStream(
  trx: Db,
  sourceId: string,
  held: HeldStream,
  change: Partial<StreamState>,
  now: number,
): Promise<HeldStream> {
  const state = { ...held.state, expiresAt: now + STREAM_TTL_MS, ...change };
  const version = await replaceSetting(trx, keyOf(sourceId), state, { version: held.version, now });
  if (version === null) throw new StreamLost(`the stream of ${sourceId} is held by another monitor`);
  return { state, version };
}
