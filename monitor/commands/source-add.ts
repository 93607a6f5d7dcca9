import { readFile, writeFile } from 'node:fs/promises';
import { type Command, EXIT } from '../command.ts';
import { appendSources, draftFeedSource, readSourceKeys, writeSources } from '../config/append-sources.ts';
import { FetchError } from '../fetch/fetch-error.ts';
import { safeFetch } from '../fetch/safe-fetch.ts';
import { decode } from '../listen/read/decode.ts';
import { type DiscoveredFeed, discoverFeeds } from '../listen/read/discover-feeds.ts';
import { DocumentError } from '../listen/read/parse-feed.ts';
import { closeParseWorker, parseDocumentInWorker } from '../listen/read/parse-in-worker.ts';

const command: Command = {
  id: 'source-add',
  labels: {
    'zh-CN': '添加来源：给订阅地址，或给网页让它自己找订阅',
    en: 'Add a source: the address of a feed, or of a page that names its feeds',
  },
  define: (sub) => {
    sub
      .argument('<url>', 'address of a feed or of a page')
      .option('--config <file>', 'configuration to add it to; without it the lines are printed')
      .option('--private-host <host:port...>', 'private services that may be reached');
  },
  async run(args, options, streams) {
    const given = Array.isArray(options.privateHost) ? options.privateHost.map(String) : [];
    const file = typeof options.config === 'string' ? options.config : null;
    const text = file === null ? '' : await readFile(file, 'utf8');
    const { ids, urls, privateHosts } = readSourceKeys(text);
    try {
      const { feeds, unread } = await findFeeds(withScheme(String(args[0])), [...given, ...privateHosts]);
      for (const { url, why } of unread) streams.writeError(`The page names ${url}, which is left out: ${why}.\n`);
      if (feeds.length === 0) {
        streams.writeError(
          'This page names no feed that can be read. Look for an RSS or Atom link on the site, or use another source type.\n',
        );
        return EXIT.nothingRead;
      }
      const drafts = feeds.filter(({ url }) => !urls.has(url)).map((feed) => draftFeedSource(feed, ids));
      if (drafts.length === 0) streams.writeError('The configuration has it already.\n');
      else if (file !== null) await writeFile(file, appendSources(text, drafts));
      await streams.write(drafts.length === 0 ? '' : writeSources(drafts));
      return EXIT.done;
    } catch (error) {
      if (!(error instanceof FetchError) || !/^(?:url|address)-refused$/.test(error.code)) throw error;
      streams.writeError(`${error.message}. ${wayOut(error.url)}\n`);
      return EXIT.nothingRead;
    } finally {
      await closeParseWorker();
    }
  },
};
export default command;

/** What helps against a refusal: an address can be opened, but nothing that is none. */
function wayOut(url: string): string {
  const isAddress = /^https?:$/.test(URL.parse(url)?.protocol ?? '');
  return isAddress
    ? 'A service of your own may be reached once it is named: --private-host HOST:PORT, or privateHosts in the configuration.'
    : 'Give the whole address, like https://example.com/feed.';
}

/** People write addresses as browsers show them. */
const withScheme = (address: string): string =>
  /^[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)/.test(address) ? `https://${address}` : address;

interface Found {
  readonly feeds: readonly DiscoveredFeed[];
  /** Named by the page, and of no use. */
  readonly unread: readonly { readonly url: string; readonly why: string }[];
}

/** The feed itself, or those that the page names and that can be read. */
async function findFeeds(url: string, allowHosts: readonly string[]): Promise<Found> {
  const response = await safeFetch(url, { allowHosts });
  if (response.status >= 400) throw new Error(`${url} answered ${response.status}`);
  const own = await readTitle(response.body, response.url, response.headers['content-type']);
  if (own !== null) return { feeds: [{ url: response.url, title: own.title }], unread: [] };
  const named = discoverFeeds(decode(response.body, response.headers['content-type']).text, response.url);
  const feeds: DiscoveredFeed[] = [];
  const unread: { url: string; why: string }[] = [];
  for (const feed of named) {
    const answer = await safeFetch(feed.url, { allowHosts }).catch((error: unknown) => {
      // One dead link of a page says nothing of its others.
      if (error instanceof FetchError) return error;
      throw error;
    });
    if (answer instanceof FetchError) unread.push({ url: feed.url, why: answer.message });
    else if (answer.status >= 400) unread.push({ url: feed.url, why: `it answered ${answer.status}` });
    else {
      const read = await readTitle(answer.body, answer.url, answer.headers['content-type']);
      if (read === null) unread.push({ url: feed.url, why: 'it is no feed' });
      else feeds.push({ url: feed.url, title: feed.title ?? read.title });
    }
  }
  return { feeds, unread };
}

/** Null: no feed. */
async function readTitle(
  bytes: Uint8Array,
  url: string,
  contentType?: string,
): Promise<{ title: string | null } | null> {
  try {
    const { feed } = await parseDocumentInWorker(bytes, { url, contentType: contentType ?? null });
    return { title: feed.title };
  } catch (error) {
    if (error instanceof DocumentError) return null;
    throw error;
  }
}
