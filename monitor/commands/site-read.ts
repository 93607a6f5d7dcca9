import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildExtension } from '../build-extension.ts';
import type { Command, CommandStreams } from '../command.ts';
import { EXIT } from '../command.ts';
import { findBrowsers } from '../find-browser.ts';
import { decode } from '../listen/decode.ts';
import { openSavedPageReader, type ReadPost } from '../site/read-saved-page.ts';
import { prepareMarkup, readSavedAddress } from '../site/saved-page.ts';

interface ListedSite {
  readonly id: string;
  readonly hosts: readonly string[];
}

/** Host under which a page of software that runs anywhere (Mastodon) is served when it does not say its own. */
const ANY_HOST = 'social.example';

const command: Command = {
  id: 'site-read',
  labels: {
    'zh-CN': '用站点适配器读取保存的网页：每条帖子输出一行 JSON',
    en: 'Read saved pages with the adapter of a site: one JSON line per post',
  },
  define: (sub) => {
    sub.argument('<files...>', 'saved pages (HTML)');
    sub.requiredOption('--site <id>', 'site adapter, e.g. weibo, x, trustpilot, old-reddit');
    sub.option('--url <url>', 'address of the page, when it does not say its own');
  },
  async run(files, options, streams) {
    const { chrome: extension } = await buildExtension();
    const sites = JSON.parse(readFileSync(join(extension, 'sites.json'), 'utf8')) as ListedSite[];
    const site = findSite(sites, String(options.site));
    if (!site) {
      streams.writeError(`No adapter "${String(options.site)}". Known: ${sites.map(({ id }) => id).join(', ')}.\n`);
      return EXIT.badUsage;
    }
    const stated = typeof options.url === 'string' ? options.url : null;
    if (stated !== null && !URL.canParse(stated)) {
      streams.writeError(`--url "${stated}" is no address. Write it with https://.\n`);
      return EXIT.badUsage;
    }
    const browser = findBrowsers().find(({ kind }) => kind === 'chrome');
    if (!browser) {
      streams.writeError('No Chromium, Chrome or Edge was found. Install one, or name it in EARSHOT_BROWSER.\n');
      return EXIT.badUsage;
    }
    return readFiles(files, site, stated, { browserPath: browser.path, extension }, streams);
  },
};
export default command;

async function readFiles(
  files: readonly string[],
  site: ListedSite,
  stated: string | null,
  { browserPath, extension }: { readonly browserPath: string; readonly extension: string },
  streams: CommandStreams,
): Promise<number> {
  const pages = await Promise.all(
    files.map(async (file) => {
      // Old pages of Chinese sites were saved as GBK.
      const markup = prepareMarkup(decode(await readFile(file)).text);
      return {
        file,
        markup,
        address: stated ? new URL(stated) : (readSavedAddress(markup, site.hosts) ?? defaultAddress(site)),
      };
    }),
  );
  const hosts = [...new Set(pages.map(({ address }) => address.hostname))];
  const reader = await openSavedPageReader(browserPath, extension, site.id, hosts);
  let count = 0;
  try {
    for (const { file, markup, address } of pages) {
      const { way, posts } = await reader.read({ address, markup });
      if (way === 'generic')
        streams.writeError(`${file}: the adapter found nothing; ${posts.length} post(s) by their links alone.\n`);
      for (const post of posts) await streams.write(`${JSON.stringify(toLine(post))}\n`);
      count += posts.length;
    }
  } finally {
    await reader.close();
  }
  return count === 0 ? EXIT.nothingRead : EXIT.done;
}

/** Ids are told in any of the ways people write them: `old.reddit`, `tieba.classic`, `weibo.com`. */
function findSite(sites: readonly ListedSite[], wanted: string): ListedSite | undefined {
  const name = wanted.toLowerCase();
  const dashed = name.replaceAll('.', '-');
  return (
    sites.find(({ id }) => id === name || id === dashed) ??
    sites.find(({ hosts }) => hosts.includes(name)) ??
    sites.find(({ id }) => id === name.split('.')[0])
  );
}

function defaultAddress({ hosts }: ListedSite): URL {
  const host = hosts[0]?.replace(/^\*\./u, 'www.') ?? ANY_HOST;
  return new URL(`https://${host}/`);
}

function toLine({ id, author, authorUrl, text, permalink, publishedAt, likes, comments, rating }: ReadPost): object {
  const published = publishedAt === null ? null : new Date(publishedAt).toISOString();
  return { id, author, authorUrl, text, permalink, publishedAt: published, likes, comments, rating };
}
