import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, CommandStreams } from '../command.ts';
import { EXIT } from '../command.ts';
import { openSavedFile } from '../site/open-saved-file.ts';
import { openSavedPageReader, type PageToRead, type ReadAnswer, type ReadPost } from '../site/read-saved-page.ts';
import { prepareMarkup, readSavedAddress } from '../site/saved-page.ts';
import { buildExtension } from '../start/build-extension.ts';
import { findBrowsers } from '../start/find-browser.ts';

interface ListedSite {
  readonly id: string;
  readonly hosts: readonly string[];
}

interface Asked {
  readonly site: ListedSite | null;
  readonly url: string | null;
  /** Epoch milliseconds. */
  readonly at: number | null;
  readonly report: boolean;
}

/** Host under which a page of software that runs anywhere (Mastodon) is served when it does not say its own. */
const ANY_HOST = 'social.example';

const command: Command = {
  id: 'site-read',
  labels: {
    'zh-CN': '用站点适配器读取保存的网页：每条帖子输出一行 JSON，健康状况在标准错误；--report 每页一个 JSON',
    en: 'Read saved pages with the adapter of a site: one JSON line per post, health on stderr; --report: one JSON per page',
  },
  define: (sub) => {
    sub.argument('<files...>', 'saved pages (HTML or MHTML)');
    sub.option(
      '--site <id>',
      'site adapter, e.g. weibo, x, trustpilot, old-reddit; else the one that fits the address',
    );
    sub.option('--url <url>', 'address of the page, when it does not say its own');
    sub.option('--at <time>', 'when the page was saved (ISO 8601), for times like "3 hours ago"');
    sub.option('--report', 'one JSON per page: site, health, how many posts yielded each field, the posts');
  },
  async run(files, options, streams) {
    const { chrome: extension } = await buildExtension();
    const sites = JSON.parse(readFileSync(join(extension, 'sites.json'), 'utf8')) as ListedSite[];
    const asked = readOptions(options, sites, streams);
    if (!asked) return EXIT.badUsage;
    const browser = findBrowsers().find(({ kind }) => kind === 'chrome');
    if (!browser) {
      streams.writeError('No Chromium, Chrome or Edge was found. Install one, or name it in EARSHOT_BROWSER.\n');
      return EXIT.badUsage;
    }
    const pages: { readonly file: string; readonly page: PageToRead }[] = [];
    for (const file of files) {
      const page = await openPage(file, asked, sites);
      if (!page) {
        streams.writeError(`${file}: does not say its address. Name it with --url, or the site with --site.\n`);
        return EXIT.badUsage;
      }
      pages.push({ file, page });
    }
    return readPages(pages, asked.report, { browserPath: browser.path, extension }, streams);
  },
};
export default command;

function readOptions(
  options: Readonly<Record<string, unknown>>,
  sites: readonly ListedSite[],
  streams: CommandStreams,
): Asked | null {
  const site = options.site === undefined ? null : findSite(sites, String(options.site));
  if (site === undefined) {
    streams.writeError(`No adapter "${String(options.site)}". Known: ${sites.map(({ id }) => id).join(', ')}.\n`);
    return null;
  }
  const url = typeof options.url === 'string' ? options.url : null;
  if (url !== null && !/^https?:/u.test(URL.parse(url)?.protocol ?? '')) {
    streams.writeError(`--url "${url}" is no address of a web page. Write it with https://.\n`);
    return null;
  }
  const at = typeof options.at === 'string' ? Date.parse(options.at) : null;
  if (Number.isNaN(at)) {
    streams.writeError(`--at "${String(options.at)}" is no time. Write it like 2026-03-10T12:00:00+08:00.\n`);
    return null;
  }
  return { site, url, at, report: options.report === true };
}

async function openPage(file: string, asked: Asked, sites: readonly ListedSite[]): Promise<PageToRead | null> {
  const saved = await openSavedFile(file);
  const markup = prepareMarkup(saved.markup);
  const hosts = asked.site?.hosts ?? sites.flatMap((site) => site.hosts);
  const stated =
    asked.url ??
    saved.address ??
    readSavedAddress(markup, hosts)?.href ??
    (asked.site ? defaultAddress(asked.site) : readSavedAddress(markup, [])?.href);
  const address = stated === undefined ? null : URL.parse(stated);
  return address ? { address, markup, site: asked.site?.id ?? null, at: asked.at } : null;
}

async function readPages(
  pages: readonly { readonly file: string; readonly page: PageToRead }[],
  report: boolean,
  { browserPath, extension }: { readonly browserPath: string; readonly extension: string },
  streams: CommandStreams,
): Promise<number> {
  const hosts = [...new Set(pages.map(({ page }) => page.address.hostname))];
  const reader = await openSavedPageReader(browserPath, extension, hosts);
  let count = 0;
  try {
    for (const { file, page } of pages) {
      const answer = await reader.read(page);
      const posts = answer.posts.map(toLine);
      count += posts.length;
      if (report) await streams.write(`${JSON.stringify({ file, url: page.address.href, ...answer, posts })}\n`);
      else for (const post of posts) await streams.write(`${JSON.stringify(post)}\n`);
      streams.writeError(`${file}: ${describe(answer)}\n`);
    }
  } finally {
    await reader.close();
  }
  return count === 0 ? EXIT.nothingRead : EXIT.done;
}

/** `trustpilot, healthy, 20 posts; id 20, author 20, …`. */
function describe({ site, way, health, counts, posts }: ReadAnswer): string {
  if (site === null) return 'no adapter fits this page.';
  const fields = Object.entries(counts.filled).map(([name, filled]) => `${name} ${filled}`);
  if (way === 'generic') return `${site}, ${health}: the adapter found nothing; ${posts.length} by their links alone.`;
  return `${site}, ${health}, ${posts.length} posts; ${fields.join(', ')}.`;
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

function defaultAddress({ hosts }: ListedSite): string {
  const host = hosts[0]?.replace(/^\*\./u, 'www.') ?? ANY_HOST;
  return `https://${host}/`;
}

function toLine(post: ReadPost): object {
  const { kind, id, author, authorUrl, title, text, permalink, publishedAt, likes, comments, rating } = post;
  const published = publishedAt === null ? null : new Date(publishedAt).toISOString();
  return { kind, id, author, authorUrl, title, text, permalink, publishedAt: published, likes, comments, rating };
}
