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
    for (const reading of readAll(adapter, expected)) {
      expect(reading.permalink ?? 'https:').toMatch(/^https?:/u);
      expect(reading.authorUrl ?? 'https:').toMatch(/^https?:/u);
      expect(reading.id ?? 'x').toMatch(/^[\w.:~@/%+=-]{1,200}$/u);
      expect((reading.author ?? '').length).toBeLessThanOrEqual(200);
      expect((reading.text ?? '').length).toBeLessThanOrEqual(20_000);
    }
  });
});

/** Built on attributes and element names: a site may rename every class and these must not notice. */
const SEMANTIC = ['x', 'trustpilot', 'bluesky', 'reddit', 'practice-plain', 'practice-app'];

test.each(SEMANTIC)('%s reads the same when every class is renamed', (id) => {
  const adapter = SITES.find((site) => site.id === id)!;
  const before = readAll(adapter, openFixture(id)).map(({ id: postId, author, permalink }) => ({
    postId,
    author,
    permalink,
  }));
  const after = readAll(
    adapter,
    openFixture(id, (markup) => markup.replaceAll(/class="[^"]*"/gu, 'class="q7x"')),
  ).map(({ id: postId, author, permalink }) => ({ postId, author, permalink }));
  expect(before.length).toBeGreaterThan(0);
  expect(after.filter(({ postId }) => before.some((post) => post.postId === postId))).toEqual(
    before.filter(({ postId }) => after.some((post) => post.postId === postId)),
  );
  expect(after.length).toBeGreaterThanOrEqual(before.length - 1);
});
