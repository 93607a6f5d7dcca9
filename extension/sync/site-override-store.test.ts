import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SiteCorrection } from '../../shared/model/site-correction.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import weibo from '../sites/weibo.ts';
import x from '../sites/x.ts';
import type { HealthReport } from './tell-site-changed.ts';

const { kept } = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));
vi.mock('wxt/browser', async () => ({
  browser: {
    ...(await import('../../test/helpers/browser-keeping.ts')).browserKeeping(kept),
    runtime: { getManifest: () => ({ version: '1.0.0' }) },
    notifications: { create: async () => 'shown' },
  },
}));

// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const {
  applySiteOverrides,
  dropSiteOverride,
  keepWorkspaceOverrides,
  readSiteOverrides,
  refuseOverride,
  rollBackIfWorse,
  saveSiteOverride,
} = await import('./site-override-store.ts');
const { parseSiteOverride } = await import('./parse-site-override.ts');
const { readSiteHealth, tellSiteChanged } = await import('./tell-site-changed.ts');

const CORRECTION: SiteCorrection = {
  site: 'weibo',
  revision: 3,
  kinds: { post: { fields: { author: [{ at: 'b.writer' }] } } },
};
const report = (...broken: HealthReport['broken']): HealthReport => ({
  ...{ site: 'weibo', broken, posts: 8, byLink: 0, tagHash: 1 },
});
/** The kind that is corrected here. */
const postOf = (adapter: SiteAdapter | undefined) => adapter?.kinds.find(({ name }) => name === 'post');
const authorOf = async () => postOf((await applySiteOverrides([weibo]))[0])?.fields.author?.[0]?.at;

beforeEach(() => kept.clear());

describe('a correction in use', () => {
  test('stands before what ships, changes nothing else, and goes without a trace', async () => {
    expect(await saveSiteOverride(CORRECTION, 1000)).toBeNull();
    const [corrected, other] = await applySiteOverrides([weibo, x]);
    expect(other).toBe(x);
    expect(corrected?.correction).toBe(3);
    const { fields, ...kind } = postOf(corrected) ?? {};
    const { fields: shipped, ...shippedKind } = postOf(weibo)!;
    expect(kind).toEqual(shippedKind);
    expect(fields).toEqual({ ...shipped, author: [{ at: 'b.writer' }, ...(shipped.author ?? [])] });
    await dropSiteOverride('weibo');
    expect(await applySiteOverrides([weibo])).toEqual([weibo]);
  });

  test('an older one, or the same again, does not take its place', async () => {
    await saveSiteOverride(CORRECTION, 1000);
    expect(await saveSiteOverride({ ...CORRECTION, kinds: {} }, 2000)).toBe(3);
    expect(await saveSiteOverride({ ...CORRECTION, revision: 2, kinds: {} }, 2000)).toBe(3);
    expect(await authorOf()).toBe('b.writer');
  });

  test('the site is judged and told anew', async () => {
    await tellSiteChanged(report('author'), 'en', 500);
    await saveSiteOverride(CORRECTION, 1000);
    expect(await readSiteHealth()).toEqual({});
    expect(await tellSiteChanged(report('author'), 'en', 1500)).toBe(true);
  });
});

describe('pages that read worse with it', () => {
  test('take it out of use, and it says since when and what was lost', async () => {
    await tellSiteChanged(report('author'), 'en', 500);
    await saveSiteOverride(CORRECTION, 1000);
    expect(await rollBackIfWorse(report('author', 'text'), 3, 2000)).toBe('own');
    expect(await authorOf()).not.toBe('b.writer');
    expect((await readSiteOverrides()).own.weibo?.rolledBack).toEqual({ at: 2000, broken: ['author', 'text'] });
    expect(await saveSiteOverride({ ...CORRECTION, revision: 4 }, 3000)).toBeNull();
    expect(await authorOf()).toBe('b.writer');
  });

  test.each([
    ['what was broken before is broken still', ['author'], ['author'], 3],
    ['no post was found before', ['posts'], ['author', 'text'], 3],
    ['the page had no correction', [], ['author'], null],
    ['the page had an earlier one', [], ['author'], 2],
  ] as const)('not when %s', async (_why, before, after, revision) => {
    if (before.length > 0) await tellSiteChanged(report(...before), 'en', 500);
    await saveSiteOverride(CORRECTION, 1000);
    expect(await rollBackIfWorse(report(...after), revision, 2000)).toBeNull();
    expect(await authorOf()).toBe('b.writer');
  });
});

describe('corrections of the workspace', () => {
  const OF_ALL: SiteCorrection = { ...CORRECTION, kinds: { post: { fields: { author: [{ at: 'b.of-all' }] } } } };

  test('are used until the person corrects, and again after that', async () => {
    await keepWorkspaceOverrides([OF_ALL], 1000);
    expect(await authorOf()).toBe('b.of-all');
    expect(await saveSiteOverride({ ...CORRECTION, revision: 1 }, 2000)).toBeNull();
    expect(await authorOf()).toBe('b.writer');
    await dropSiteOverride('weibo');
    expect(await authorOf()).toBe('b.of-all');
    await keepWorkspaceOverrides([], 3000);
    expect(await applySiteOverrides([weibo])).toEqual([weibo]);
  });

  test('that correct nothing any more lead back to what ships, and keep what comes late from an older one', async () => {
    await keepWorkspaceOverrides([OF_ALL], 1000);
    await keepWorkspaceOverrides([{ ...OF_ALL, revision: 4, kinds: {} }], 2000);
    expect(await applySiteOverrides([weibo])).toEqual([weibo]);
    expect(await rollBackIfWorse(report('text'), 4, 3000)).toBeNull();
    await keepWorkspaceOverrides([OF_ALL], 3000);
    expect(await applySiteOverrides([weibo])).toEqual([weibo]);
  });

  test('that were taken out of use stay out until a newer one comes, and an older one changes nothing', async () => {
    await keepWorkspaceOverrides([OF_ALL], 1000);
    expect(await rollBackIfWorse(report('text'), 3, 2000)).toBe('workspace');
    await keepWorkspaceOverrides([OF_ALL], 3000);
    expect(await authorOf()).not.toBe('b.of-all');
    expect((await readSiteOverrides()).workspace.weibo).toMatchObject({ savedAt: 1000, rolledBack: { at: 2000 } });
    await keepWorkspaceOverrides([{ ...OF_ALL, revision: 4 }], 4000);
    await keepWorkspaceOverrides([OF_ALL], 5000);
    expect((await readSiteOverrides()).workspace.weibo).toMatchObject({ override: { revision: 4 }, rolledBack: null });
  });

  test('with a selector that the browser does not know go out of use, whatever was broken before', async () => {
    await tellSiteChanged(report('posts'), 'en', 500);
    await keepWorkspaceOverrides([OF_ALL], 1000);
    expect(await refuseOverride(report('posts'), 2, 2000)).toBeNull();
    expect(await refuseOverride(report('posts'), 3, 2000)).toBe('workspace');
    expect(await authorOf()).not.toBe('b.of-all');
  });
});

describe('reading a correction', () => {
  const parse = (given: unknown) =>
    parseSiteOverride(
      typeof given === 'string' ? given : JSON.stringify(given),
      [weibo, x],
      (selector) => !selector.includes('!'),
    );
  const ofPost = (post: object, site = 'weibo') => ({ site, revision: 1, kinds: { post } });
  const ofField = (name: string, candidate: object) => ofPost({ fields: { [name]: [candidate] } });

  test('takes selectors, attributes and plain patterns of fields, and the place of posts', () => {
    const given = ofPost({
      path: ['main', 'article'],
      fields: { id: [{ at: 'a.time', get: 'href', match: '/([0-9a-z]{6,16})$' }], likes: [{ at: 'i', emptyMeans: 0 }] },
    });
    expect(parse(given)).toEqual({ ok: true, override: given });
  });

  test.each([
    ['no JSON', '{"site":', /Not complete JSON/u],
    ['a novel', 'x'.repeat(20_001), /Too long/u],
    ['an unknown site', { ...ofPost({}), site: 'orkut' }, /orkut/u],
    ['an unknown sort of post', { site: 'weibo', revision: 1, kinds: { story: {} } }, /“story”.*post/u],
    ['no revision', { site: 'weibo', kinds: {} }, /“revision”/u],
    ['the composer', ofPost({ composer: { editor: ['textarea'], within: 'post' } }), /kinds\.post\.composer/u],
    ['the mark of protected posts', ofPost({ restricted: 'b' }), /kinds\.post\.restricted/u],
    ['the hosts', { ...ofPost({}), hosts: ['evil.example'] }, /“hosts”/u],
    ['the author’s address', ofField('authorUrl', { at: 'a', get: 'href' }), /authorUrl/u],
    ['a template', ofField('permalink', { at: 'a', template: 'https://evil.example/{}' }), /template/u],
    ['a reader', ofField('id', { reader: { name: 'lit-data', key: 'id' } }), /reader/u],
    ['no selector', ofField('text', { at: 'p!' }), /“p!”/u],
    ['an endless selector', ofField('text', { at: 'p '.repeat(200) }), /text\.0\.at/u],
    ['no pattern', ofField('text', { match: '(' }), /text\.0\.match/u],
    ['a pattern without end', ofField('text', { match: '(a+)+$' }), /text\.0\.match/u],
    ['the place of posts where some are protected', ofGuardedPath(), /cannot be corrected/u],
  ])('refuses %s and says where', (_what, given, sentence) => {
    const parsed = parse(given);
    expect(parsed).toMatchObject({ ok: false, problem: { en: expect.stringMatching(sentence) } });
    expect(!parsed.ok && parsed.problem['zh-CN']).toMatch(/\p{Script=Han}/u);
  });

  function ofGuardedPath(): object {
    const guarded = x.kinds.find(({ restricted }) => restricted !== undefined);
    return { site: 'x', revision: 1, kinds: { [guarded?.name ?? '']: { path: 'article' } } };
  }
});
