// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { chooseAdapter } from '../reading/choose-adapter.ts';
import { findPosts } from '../reading/find-posts.ts';
import type { PostReading } from '../reading/post-reading.ts';
import { readPost } from '../reading/read-post.ts';
import { FIELD_NAMES, type FieldName, type SiteAdapter } from '../reading/site-adapter.ts';
import { SITES } from './registry.ts';

// Files share one document.
afterAll(() => {
  document.documentElement.innerHTML = '';
});

interface Expected {
  readonly url: string;
  readonly now: string;
  readonly posts: readonly Readonly<Record<FieldName, string | number | null>>[];
}

const folder = join(import.meta.dirname, '../../test/fixtures/sites');

/** happy-dom knows no declarative shadow roots: they are attached by hand. */
function attachShadowRoots(root: ParentNode): void {
  for (let template = findTemplate(root); template; template = findTemplate(root)) {
    const host = template.parentElement;
    if (!host) return;
    const shadow = host.attachShadow({ mode: 'open' });
    template.remove();
    shadow.append(...Array.from(template.content.childNodes));
    attachShadowRoots(shadow);
  }
}

function findTemplate(root: ParentNode): HTMLTemplateElement | null {
  return root.querySelector<HTMLTemplateElement>('template[shadowrootmode]');
}

const pages = readdirSync(folder).map((file) => file.replace('.html', ''));
/** `x.reposts` is a second page for the site `x`. */
const pagesOf = (id: string): readonly string[] => pages.filter((page) => page.split('.')[0] === id);

function openFixture(id: string, change: (markup: string) => string = (markup) => markup): Expected {
  document.documentElement.innerHTML = change(readFileSync(join(folder, `${id}.html`), 'utf8'));
  attachShadowRoots(document.documentElement);
  return readExpected(JSON.parse(document.getElementById('expected')?.textContent ?? '{}') as Expected);
}

/** Pages without headlines do not say so post by post. */
function readExpected(stated: Expected): Expected {
  return { ...stated, posts: stated.posts.map((post) => ({ ...post, title: post.title ?? null })) };
}

function readAll(adapter: SiteAdapter, expected: Expected): PostReading[] {
  const page = { url: new URL(expected.url), now: Date.parse(expected.now) };
  return findPosts(document, adapter, page.url).map(
    ({ element, kind }) => readPost(element, adapter, kind, page).reading,
  );
}

/** `local:` times are read in the zone of the browser; the rest is absolute. */
function toInstant(value: string | number | null): number | null {
  if (typeof value !== 'string') return value;
  return value.startsWith('local:') ? new Date(value.slice(6)).getTime() : Date.parse(value);
}

function expectAllRead(adapter: SiteAdapter, expected: Expected): void {
  const wanted = expected.posts.map((post) => ({ ...post, publishedAt: toInstant(post.publishedAt) }));
  const got = readAll(adapter, expected).map((reading) => {
    return Object.fromEntries(FIELD_NAMES.map((name) => [name, reading[name]]));
  });
  const byId = (a: { id?: unknown }, b: { id?: unknown }): number => String(a.id).localeCompare(String(b.id));
  expect(got.sort(byId)).toEqual(wanted.sort(byId));
}

/** What saving does to a page: addresses become absolute, pictures local, scripts go, other software leaves its marks. */
const SAVED_AS: readonly { readonly how: string; readonly change: (markup: string, origin: string) => string }[] = [
  {
    how: 'its addresses were made absolute',
    change: (markup, origin) =>
      markup
        .replaceAll(/(<a\b[^>]*\shref=")\/\//gu, '$1https://')
        .replaceAll(/(<a\b[^>]*\shref=")\/(?!\/)/gu, `$1${origin}/`),
  },
  {
    how: 'its pictures were kept beside it',
    change: (markup) =>
      markup.replaceAll(
        /(<img\b[^>]*\ssrc=")[^"]*?([^/"]*")/gu,
        (_whole, before, name) => `${before}page_files/${name}`,
      ),
  },
  {
    how: 'its scripts and what is not shown went',
    change: (markup) =>
      markup
        .replaceAll(/<script\b(?![^>]*\bid="expected")[^>]*>[\s\S]*?<\/script>/gu, '')
        .replaceAll(/<!--[\s\S]*?-->/gu, '')
        .replaceAll(/<(\w+)\b[^>]*\sstyle="display:\s*none"[^>]*><\/\1>/gu, ''),
  },
  {
    how: 'its pictures were still to come',
    change: (markup) =>
      markup.replaceAll(/(<img\b[^>]*)\ssrc="([^"]*)"/gu, '$1 src="data:image/gif;base64,R0lGOD" data-src="$2"'),
  },
  {
    how: 'the browser had translated it',
    change: (markup) => {
      const [head = '', body = ''] = markup.split('<body>');
      const font = '<font dir="auto" style="vertical-align: inherit;">';
      const wrap = (text: string): string => `${font}${font}${text}</font></font>`;
      return `${head}<body>${body.replaceAll(/(?<=>)[^<>]*[^<>\s][^<>]*(?=<)/gu, wrap)}`;
    },
  },
  {
    how: 'another extension wrote into it',
    change: (markup) =>
      markup.replaceAll(
        '<body>',
        '<body data-darkreader-mode="dynamic"><div id="foreign"><a href="https://foreign.example/">x</a></div>',
      ),
  },
];

describe.each(SITES.map((adapter) => [adapter.id, adapter] as const))('%s', (id, adapter) => {
  test('has the id of its file and labels in both languages', () => {
    expect(readdirSync(import.meta.dirname)).toContain(`${id}.ts`);
    expect(adapter.labels['zh-CN']).not.toBe('');
    expect(adapter.labels.en).not.toBe('');
  });

  test.each(pagesOf(id))('is chosen for the address of %s', (page) => {
    const expected = openFixture(page);
    expect(chooseAdapter(SITES, new URL(expected.url), document)?.id).toBe(id);
  });

  test.each(pagesOf(id))('reads every post and every field of the page built for it: %s', (page) => {
    expectAllRead(adapter, openFixture(page));
  });

  test.each(pagesOf(id).flatMap((page) => SAVED_AS.map((saved) => [page, saved.how, saved.change] as const)))(
    'reads %s the same when %s',
    (page, _how, change) => {
      const { origin } = new URL(openFixture(page).url);
      expectAllRead(
        adapter,
        openFixture(page, (markup) => change(markup, origin)),
      );
    },
  );

  test('lets nothing poisonous through', () => {
    const expected = openFixture(id, (markup) =>
      markup
        .replaceAll(/(?<=\shref=")[^"]*/gu, 'javascript:alert(1)')
        .replaceAll(
          /(?<=\s(?:title|aria-label|content|data-[\w-]+|author|permalink)=")[^"]*/gu,
          `${'<img src=x onerror=alert(1)>'.repeat(100)}`,
        ),
    );
    for (const reading of readAll(adapter, expected)) expectHarmless(reading);
  });

  test('is not led astray by a megabyte in a text or an attribute', () => {
    const megabyte = 'x'.repeat(1_000_000);
    let left = 6;
    const grow = (whole: string, before: string): string => {
      left -= 1;
      return left >= 0 ? `${before}${megabyte}` : whole;
    };
    const expected = openFixture(id, (markup) => {
      const [head = '', body = ''] = markup.split('<body>');
      const grown = body
        .replaceAll(/(<(?:p|span|h1|h2|h3)\b[^>]*>)[^<]{2,}/gu, grow)
        .replaceAll(/(<(?:article|div|li|a)\b[^>]*\s(?:href|title|aria-label|data-field|id)=")[^"]+/gu, grow);
      return `${head}<body>${grown}`;
    });
    for (const reading of readAll(adapter, expected)) expectHarmless(reading);
  });
});

function expectHarmless(reading: PostReading): void {
  expect(reading.permalink ?? 'https:').toMatch(/^https?:/u);
  expect((reading.permalink ?? '').length).toBeLessThanOrEqual(2500);
  expect(reading.authorUrl ?? 'https:').toMatch(/^https?:/u);
  expect(reading.id ?? 'x').toMatch(/^[\w.:~@/%+=-]{1,200}$/u);
  expect((reading.author ?? '').length).toBeLessThanOrEqual(200);
  expect((reading.title ?? '').length).toBeLessThanOrEqual(500);
  expect((reading.text ?? '').length).toBeLessThanOrEqual(20_000);
}

/**
 * What is lost when a site renames every class. Found by attributes, element names and addresses: a new build of these sites
 * costs at most the fields named here; of `fewer`, posts too.
 */
const RENAMED: Readonly<Record<string, { readonly lost?: readonly FieldName[]; readonly fewer?: number }>> = {
  ...{
    x: {},
    trustpilot: {},
    bluesky: {},
    reddit: {},
    bilibili: {},
    youtube: {},
    zhihu: {},
    facebook: {},
    instagram: {},
  },
  'google-maps': {},
  'google-play': { lost: ['author', 'likes'] },
  douyin: { lost: ['text', 'likes'] },
  linkedin: { lost: ['text', 'publishedAt', 'likes', 'comments'] },
  // Stars are nothing but a class.
  douban: { lost: ['rating'] },
  // A comment without any attribute goes.
  'old-reddit': { fewer: 1 },
  // The post that the page is about stands in an element without any attribute.
  mastodon: { lost: ['likes', 'comments'], fewer: 1 },
  // A floor that holds a picture only and says no number goes.
  tieba: { fewer: 1 },
  xiaohongshu: { lost: ['publishedAt', 'comments', 'text', 'likes'] },
  'weibo-search': { lost: ['publishedAt', 'likes'] },
  'practice-plain': { lost: ['text'], fewer: 1 },
  'practice-app': { lost: ['text'] },
};
/** Read by their class names alone: the health check tells when these go, and the generic finder stays. */
const BY_CLASS = ['app-store', 'dianping', 'heimao', 'weibo', 'weibo-mobile'];

test('for every site it is said what renamed classes cost', () => {
  expect([...Object.keys(RENAMED), ...BY_CLASS].sort()).toEqual(SITES.map(({ id }) => id).sort());
});

const renameClasses = (markup: string): string => markup.replaceAll(/class="[^"]*"/gu, 'class="q7x"');

test.each(Object.entries(RENAMED))('%s when every class is renamed', (id, { lost = [], fewer = 0 }) => {
  const adapter = SITES.find((site) => site.id === id)!;
  const before = readAll(adapter, openFixture(id));
  const after = readAll(adapter, openFixture(id, renameClasses));
  expect(before.length).toBeGreaterThan(0);
  expect(after).toHaveLength(before.length - fewer);
  const kept = FIELD_NAMES.filter((name) => !lost.includes(name));
  for (const reading of after) {
    const same = before.find((one) => one.id === reading.id);
    expect(kept.map((name) => reading[name])).toEqual(kept.map((name) => same?.[name]));
  }
});

test.each(BY_CLASS)('%s reads nothing wrong when every class is renamed', (id) => {
  const adapter = SITES.find((site) => site.id === id)!;
  expect(readAll(adapter, openFixture(id, renameClasses))).toEqual([]);
});
