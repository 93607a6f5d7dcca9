import type { ListeningOptions } from '../../monitor/listen/start-listening.ts';
import { createLog } from '../../monitor/log.ts';
import practice from '../../monitor/practice/brand.json' with { type: 'json' };
import type { Store } from '../../monitor/store/store.ts';
import type { Source } from '../../shared/model/source.ts';

/** A feed source with the given address. */
export function feedSource(id: string, url: string, change: Partial<Source> = {}): Source {
  return { id, type: 'feed', name: id, settings: { url }, brandIds: [], enabled: true, drill: false, ...change };
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
    storyDigestMs: 300,
    ...part,
  };
}

function channelUrl({ settings }: ListeningOptions['channels'][number]): string {
  return String((settings as { url?: unknown }).url);
}
