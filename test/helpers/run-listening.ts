import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channels } from '../../monitor/alert/channels/registry.ts';
import { type ListeningOptions, startListening } from '../../monitor/listen/start-listening.ts';
import { createLog } from '../../monitor/log.ts';
import practice from '../../monitor/practice/brand.json' with { type: 'json' };
import { openStore, type Store } from '../../monitor/store/database.ts';
import type { Source } from '../../shared/model/source.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

/** How long a crossing test waits for something that must come. */
const PATIENCE_MS = 15_000;

/** A feed source with the given address. */
export function feedSource(id: string, url: string, change: Partial<Source> = {}): Source {
  return { id, type: 'feed', name: id, settings: { url }, brandIds: [], enabled: true, drill: false, ...change };
}

/** A webhook channel that leads to the receiver. */
export function webhookTo(receiver: WebhookReceiver, id = 'hook') {
  const type = channels.get('webhook');
  if (!type) throw new Error('there is no webhook channel');
  return { id, type, settings: { url: receiver.url, secret: receiver.secret } };
}

/** Options of a listening with the drill's brand on a database, everything on loopback allowed that is named. */
export function listeningOptions(
  store: Store,
  part: Pick<ListeningOptions, 'sources' | 'channels'> & Partial<ListeningOptions>,
): ListeningOptions {
  const urls = [...part.sources.map(({ settings }) => String(settings.url)), ...part.channels.map(channelUrl)];
  return {
    store,
    log: createLog('silent', () => undefined),
    brands: [practice.brand],
    complaintTerms: practice.complaintTerms,
    routes: [],
    privateHosts: urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).host),
    policies: { windowMinutes: 10, reserveMinutes: 5, dollarRate: 7 },
    minIntervalMs: 100,
    intervalMs: 200,
    ...part,
  };
}

function channelUrl({ settings }: ListeningOptions['channels'][number]): string {
  return String((settings as { url?: unknown }).url);
}

/** A store in a folder of its own, removed at the end. */
export async function openTemporaryStore(): Promise<{ store: Store; folder: string; remove(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-listening-'));
  const store = await openStore({ url: `sqlite:${join(folder, 'earshot.db')}` });
  return {
    store,
    folder,
    async remove() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export { startListening };

/** Waits until `look` gives something; fails with what was waited for. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> {
  const endAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > endAt) throw new Error(`waited ${PATIENCE_MS} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
