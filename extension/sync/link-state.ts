import { browser } from 'wxt/browser';
import type { ConnectionKind } from '../messages.ts';

/** How it stands between this browser and the monitor. Lives as long as the browser runs. */
export interface LinkState {
  readonly kind: ConnectionKind;
  /** Since when, by this computer's clock. */
  readonly since: number;
  /** Monitor's time minus this computer's, in milliseconds. */
  readonly clockSkewMs: number;
  readonly lastHeardAt: number | null;
}

export const ALONE: LinkState = { kind: 'alone', since: 0, clockSkewMs: 0, lastHeardAt: null };

/** Past this the person is told that this computer's clock is wrong: the time left on a card would mislead. */
export const SKEW_TO_TELL_MS = 30_000;

const KEY = 'link';

/** True while one side has to be updated before anything is handed over. */
export function isOldSide(kind: ConnectionKind): boolean {
  return kind === 'old-extension' || kind === 'old-monitor';
}

export async function readLinkState(): Promise<LinkState> {
  const stored: { [KEY]?: LinkState } = await browser.storage.session.get(KEY);
  return stored[KEY] ?? ALONE;
}

/** Records what was learned; `since` moves only when the kind changes. */
export async function recordLink(change: Partial<Omit<LinkState, 'since'>>, now: number): Promise<LinkState> {
  const before = await readLinkState();
  const kind = change.kind ?? before.kind;
  const state: LinkState = { ...before, ...change, kind, since: kind === before.kind ? before.since : now };
  await browser.storage.session.set({ [KEY]: state });
  return state;
}

/** Hears every later change. Returns how to stop. */
export function watchLinkState(hear: (state: LinkState) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && KEY in changes) hear((changes[KEY]?.newValue as LinkState | undefined) ?? ALONE);
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

/**
 * Monitor's time minus ours, from one answer: the middle of the round trip stands for the instant it was written.
 * A slow answer says little, so half its length is the error to expect.
 */
export function measureSkew(
  sentAt: number,
  receivedAt: number,
  serverTime: number,
): { skewMs: number; errorMs: number } {
  return { skewMs: Math.round(serverTime - (sentAt + receivedAt) / 2), errorMs: (receivedAt - sentAt) / 2 };
}
