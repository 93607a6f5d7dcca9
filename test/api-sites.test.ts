// Corrections of sites for everybody: who gave them, what stands in the file, and what browsers say of them.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkConfig } from '../monitor/config/read-config.ts';
import { plugIns } from '../monitor/plug-ins.ts';
import { versionOf } from '../monitor/setup/draft-file.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import type { SiteCorrection } from '../shared/model/site-correction.ts';
import { siteCorrectionSchema } from '../shared/schemas/site-correction.ts';
import { arbitraryFromSchema } from './helpers/arbitrary-from-schema.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';

const FILE = `# ours
brands:
  - { id: xinrui, name: 新锐 } # main
sources:
  - { id: forum, type: feed, name: 论坛, settings: { url: "https://forum.test/latest.rss" } }
channels:
  - { id: ops, type: webhook, settings: { url: "https://x.test/h", secret: "\${HOOK_SECRET}" } }
siteCorrections:
  # since the spring release
  - { site: x, revision: 2, kinds: { tweet: { fields: { text: [ { at: "p" } ] } } } }
`;
const SECRET = '0123456789abcdef';
const CORRECTION: SiteCorrection = {
  ...{ site: 'weibo', revision: 3, kinds: { post: { fields: { author: [{ at: 'b.name' }] } } } },
};

let folder: string;
let file: string;
let api: TestApi;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-sites-'));
  file = join(folder, 'earshot.yaml');
  await writeFile(file, FILE);
  api = await runApi({
    limits: { requestsPerMinute: 1_000_000 },
    adminChannelIds: ['ops', 'duty'],
    siteCorrections: readConfig(FILE).siteCorrections,
    setup: {
      ...{ file, runsVersion: versionOf(FILE), startFault: null, environment: { HOOK_SECRET: SECRET } },
      extension: () => null,
      nextAddress: async () => ({ url: 'http://127.0.0.1:1', isTaken: false }),
      restart: () => {},
    },
  });
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const readConfig = (text: string) => checkConfig(text, 'earshot.yaml', plugIns, { HOOK_SECRET: SECRET });
const admin = () => api.people.admin.client;
const give = (change: Partial<SiteCorrection> = {}) =>
  admin().giveSiteCorrection({ body: { ...CORRECTION, ...change } });
const drop = (id: string) => admin().dropSiteCorrection({ params: { id } });
const inFile = async () => readConfig(await readFile(file, 'utf8')).siteCorrections;

describe('a correction for everybody', () => {
  test('is in use at once, stands in the file with who and when, and leaves the rest of the file as it was', async () => {
    const { items, given } = await give();
    expect(items.map(({ site, revision }) => [site, revision])).toEqual([
      ['x', 2],
      ['weibo', 3],
    ]);
    const { name, id } = api.people.admin.person;
    expect(given).toEqual([
      { site: 'x', revision: 2, by: null, at: null },
      { site: 'weibo', revision: 3, by: name, at: expect.any(Number) },
    ]);
    expect(await api.people.auditor.client.listSiteCorrections()).toEqual({ items, given });
    const text = await readFile(file, 'utf8');
    for (const kept of FILE.trim().split('\n')) expect(text).toContain(kept);
    expect(text).not.toContain(SECRET);
    expect((await inFile())[1]).toMatchObject({ ...CORRECTION, by: name });
    expect((await api.people.agent.client.listEvents({ query: { types: ['site.corrected'] } })).items).toMatchObject([
      { subjectId: 'weibo', data: { revision: 3 } },
    ]);
    expect((await readAudit(api.store.db, 'system')).at(-1)).toMatchObject({
      ...{ action: 'site.corrected', subjectId: 'weibo', actorId: id },
      details: { revision: 3, kinds: CORRECTION.kinds },
    });
    // Nothing is left that only a restart would bring.
    expect((await admin().getSetup()).runsIt).toBe(true);
  });

  test('must be newer than what the file has, whoever wrote that', async () => {
    await give();
    await expect(give()).rejects.toMatchObject({ code: 'old-correction', status: 409, field: 'revision' });
    await writeFile(file, (await readFile(file, 'utf8')).replace('revision: 2', 'revision: 9'));
    await expect(give({ site: 'x', revision: 5 })).rejects.toThrow('revision 9');
    expect((await admin().listSiteCorrections()).items.map(({ revision }) => revision)).toEqual([2, 3]);
    await give({ site: 'x', revision: 10, kinds: { tweet: {} } });
    expect((await inFile()).map(({ revision }) => revision)).toEqual([10, 3]);
    expect(await readFile(file, 'utf8')).toContain('# since the spring release');
  });

  test('two administrators at once: both sites are corrected, one site by one of them', async () => {
    const outcomes = await Promise.allSettled([give(), give({ site: 'douyin' }), give()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await inFile()).map(({ site }) => site).sort()).toEqual(['douyin', 'weibo', 'x']);
  });

  test('is taken back by a revision that corrects nothing, so that a browser that was away knows what is newer', async () => {
    await give();
    const { items } = await drop('weibo');
    expect(items[1]).toEqual({ site: 'weibo', revision: 4, kinds: {} });
    await expect(give({ revision: 4 })).rejects.toMatchObject({ code: 'old-correction' });
    await expect(drop('weibo')).rejects.toMatchObject({ code: 'not-found' });
    await expect(drop('orkut')).rejects.toMatchObject({ code: 'not-found' });
    expect((await readAudit(api.store.db, 'system')).at(-1)).toMatchObject({ action: 'site.correction-dropped' });
  });

  test('is not written into a faulty file; the place of the fault is said', async () => {
    const faulty = FILE.replace('type: feed', 'type: fead');
    await writeFile(file, faulty);
    await expect(give()).rejects.toMatchObject({
      code: 'faulty-config',
      message: expect.stringContaining('sources[0].type'),
    });
    await writeFile(file, 'brands: [unclosed\n');
    await expect(give()).rejects.toMatchObject({ code: 'faulty-config' });
    expect(await readFile(file, 'utf8')).toBe('brands: [unclosed\n');
    expect((await admin().listSiteCorrections()).items).toHaveLength(1);
  });

  test.each([
    ['a selector', { at: 'a[href="${HOOK_SECRET}"]' }],
    ['a pattern', { match: '${HOOK_SECRET}' }],
  ])('%s cannot bring a secret of the environment to everybody', async (_where, candidate) => {
    const kinds = { post: { fields: { text: [candidate] } } };
    await expect(give({ kinds })).rejects.toMatchObject({ code: 'bad-request' });
    expect(await readFile(file, 'utf8')).toBe(FILE);
  });

  test('nor can the name of who gives it', async () => {
    const { person, client } = api.people.director;
    await admin().updatePerson({ params: { id: person.id }, body: { name: '${HOOK_SECRET}', role: 'admin' } });
    await client.giveSiteCorrection({ body: CORRECTION });
    expect(JSON.stringify(await admin().listSiteCorrections())).not.toContain(SECRET);
  });

  test('a monitor without a file has none to write', async () => {
    const bare = await runApi();
    const { client } = bare.people.admin;
    await expect(client.giveSiteCorrection({ body: CORRECTION })).rejects.toMatchObject({ code: 'no-setup' });
    await bare.close();
  });
});

test('whatever is sent, the file stays one that the monitor starts with, and no revision falls', async () => {
  const revisions = new Map<string, number>([['x', 2]]);
  // Any text may be a selector: what YAML makes of it is proven here.
  const anySelector = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom('# no', 'yes', '- a: b', '"', "'", '*x', '&x', '|', 'p\n  q', '!!js', '${HOOK', '0x10', '~', '<<'),
  );
  const drawn = fc.oneof(
    { weight: 3, arbitrary: arbitraryFromSchema(siteCorrectionSchema, ['weibo', 'x', 'post']) },
    {
      weight: 3,
      arbitrary: fc.record({
        site: fc.constantFrom('weibo', 'x', 'douyin'),
        revision: fc.integer({ min: 1, max: 500 }),
        kinds: fc.record({
          post: fc.record({ fields: fc.record({ text: fc.tuple(fc.record({ at: anySelector })) }) }),
        }),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom('weibo', 'x', 'orkut') },
  );
  let written = 0;
  await fc.assert(
    fc.asyncProperty(drawn, async (given) => {
      const call =
        typeof given === 'string' ? drop(given) : admin().giveSiteCorrection({ body: given as SiteCorrection });
      const refused = await call.then(
        () => null,
        (error: unknown) => error as { status: number },
      );
      expect(refused?.status ?? 200).toBeLessThan(500);
      if (refused === null && typeof given !== 'string') {
        written += 1;
        expect(await inFile()).toContainEqual(expect.objectContaining(given));
      }
      for (const { site, revision } of await inFile()) {
        expect(revision).toBeGreaterThanOrEqual(revisions.get(site) ?? 0);
        revisions.set(site, revision);
      }
    }),
    { numRuns: 300, seed: 20_261_128 },
  );
  expect(written).toBeGreaterThan(20);
  expect(parse(await readFile(file, 'utf8'))).toMatchObject({ brands: [{ id: 'xinrui', name: '新锐' }] });
});

test('a browser that took a correction out of use is told of to administrators, once a revision; a site that changed without one is not', async () => {
  const report = {
    site: 'weibo',
    broken: ['author'],
    posts: 9,
    byLink: 0,
    tagHash: 7,
    version: '1.0.0',
    correction: null,
  };
  const { client } = api.people.agent;
  const tell = (change: object) => client.reportSiteHealth({ body: { ...report, ...change } });
  await tell({});
  await tell({ correction: 3 });
  await tell({ correction: 3 });
  await tell({});
  await tell({ correction: 3, broken: ['text'] });
  const { items: alerts } = await admin().listAlerts();
  expect(alerts.map(({ channelId, kind }) => [channelId, kind]).sort()).toEqual([
    ['duty', 'source-blind'],
    ['ops', 'source-blind'],
  ]);
  expect(new Set(alerts.map(({ number }) => number)).size).toBe(1);
  expect(alerts[0]).toMatchObject({ level: 'yellow', brand: null, headline: { en: expect.stringContaining('weibo') } });
  const { items } = await api.people.auditor.client.listSiteHealth();
  expect(items.map(({ correction, broken, reports }) => [correction, broken.join(), reports])).toEqual([
    [3, 'text', 1],
    [null, 'author', 2],
  ]);
  const [row] = await api.store.db.selectFrom('alerts').select('message').limit(1).execute();
  expect(JSON.stringify(row)).toMatch(/weibo.*第 3 版.*author/u);
});
