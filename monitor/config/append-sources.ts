import { isSeq, parseDocument, stringify } from 'yaml';

/** A source as the configuration file spells it. */
export interface SourceDraft {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A source for a feed, with an id of its own out of its name or host. */
export function draftFeedSource(
  feed: { readonly url: string; readonly title: string | null },
  taken: Set<string>,
): SourceDraft {
  const host = new URL(feed.url).hostname.replace(/^www\./, '');
  const name = feed.title?.trim() || host;
  // Of a Chinese name only its digits would be left, which name nothing.
  const named = toId(feed.title ?? '');
  const stem = (/[a-z]/.test(named) ? named : '') || toId(host) || 'source';
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem.slice(0, 36)}-${n}`;
  taken.add(id);
  return { id, type: 'feed', name, settings: { url: feed.url } };
}

/** Lines that can be put under `sources:`. */
export function writeSources(drafts: readonly SourceDraft[]): string {
  return stringify(drafts, { lineWidth: 0 });
}

/**
 * Adds sources to the end of the list in a configuration file; everything else, comments too, stays as it is written.
 * @throws Error when the text is no YAML or `sources` is no list.
 */
export function appendSources(text: string, drafts: readonly SourceDraft[]): string {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new Error(error.message);
  const sources: unknown = document.get('sources', true);
  if (sources === undefined || sources === null) document.set('sources', document.createNode(drafts));
  else if (isSeq(sources)) for (const draft of drafts) sources.add(document.createNode(draft));
  else throw new Error('"sources" is no list');
  return document.toString({ lineWidth: 0 });
}

/** Ids and addresses that a configuration has already, so that nothing is added twice, and the private hosts that it opens. */
export function readSourceKeys(text: string): {
  readonly ids: Set<string>;
  readonly urls: Set<string>;
  readonly privateHosts: readonly string[];
} {
  const value = (parseDocument(text).toJS() ?? {}) as {
    sources?: { id?: unknown; settings?: { url?: unknown } }[];
    privateHosts?: unknown;
  };
  const sources = Array.isArray(value.sources) ? value.sources : [];
  return {
    ids: new Set(sources.map(({ id }) => String(id))),
    urls: new Set(sources.map(({ settings }) => String(settings?.url))),
    privateHosts: Array.isArray(value.privateHosts) ? value.privateHosts.map(String) : [],
  };
}

function toId(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 38);
}
