import { browser } from 'wxt/browser';
import type { ListenConsent } from '../reading/listen-page.ts';

/** A search that somebody wants looked at again and again. The product reminds; the person opens it. */
export interface WatchedSearch {
  readonly id: string;
  readonly site: string;
  readonly url: string;
  /** Longest time between two looks, minutes. */
  readonly everyMinutes: number;
  /** Epoch milliseconds. `lookedAt` null: never since it was added. */
  readonly addedAt: number;
  readonly lookedAt: number | null;
  readonly remindedAt: number | null;
}

/** What a person consented to in this browser. Nothing unless they said so. */
export interface ListeningChoice {
  readonly consent: ListenConsent;
  readonly searches: readonly WatchedSearch[];
}

const KEY = 'listening';
const NOTHING: ListeningChoice = { consent: {}, searches: [] };

export async function readListeningChoice(): Promise<ListeningChoice> {
  const stored: { [KEY]?: ListeningChoice } = await browser.storage.local.get(KEY);
  return stored[KEY] ?? NOTHING;
}

/** Changes the choice, one change at a time over all contexts of the extension. */
export async function changeListeningChoice(change: (choice: ListeningChoice) => ListeningChoice): Promise<void> {
  await navigator.locks.request('earshot-listening', async () => {
    const before = await readListeningChoice();
    const after = change(before);
    if (after !== before) await browser.storage.local.set({ [KEY]: after });
  });
}

/** Hears every later change. Returns how to stop. */
export function watchListeningChoice(hear: (choice: ListeningChoice) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) hear((changes[KEY]?.newValue as ListeningChoice | undefined) ?? NOTHING);
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
