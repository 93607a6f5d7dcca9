import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { checkConfig } from './read-config.ts';

const plugIns = {
  sourceTypes: new Map([
    ['feed', { settings: z.strictObject({ url: z.url(), zone: z.string().default('Asia/Shanghai') }) }],
    ['json', { settings: z.strictObject({ url: z.url(), fields: z.record(z.string(), z.string()) }) }],
  ]),
  channels: new Map<string, { readonly settings: z.ZodType }>([
    ['webhook', { settings: z.strictObject({ url: z.url(), secret: z.string().min(16) }) }],
    ['browser', { settings: z.strictObject({ person: z.string() }) }],
  ]),
};
const GOOD = `workspace: 测试
brands:
  - id: xinrui
    name: 新锐
    aliases: [Xinrui]
sources:
  - id: forum
    type: feed
    name: 论坛
    settings:
      url: https://example.com/feed.xml
    brands: [xinrui]
channels:
  - id: ops
    type: webhook
    settings:
      url: https://example.com/hook
      secret: \${HOOK_SECRET}
routes:
  - channels: [ops]
    levels: [red]
people:
  - { name: 王敏, role: social }
policies:
  windowMinutes: 10
  reserveMinutes: 5
`;
const environment = { HOOK_SECRET: '0123456789abcdef' };
const read = (text: string) => checkConfig(text, 'earshot.yaml', plugIns, environment);

function faultsOf(text: string) {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('a good configuration is completed with defaults and secrets', () => {
  const config = read(GOOD);
  expect(config.channels[0]?.settings.secret).toBe('0123456789abcdef');
  expect(config.sources[0]?.settings).toEqual({ url: 'https://example.com/feed.xml', zone: 'Asia/Shanghai' });
  expect(config.listen).toEqual({ host: '127.0.0.1', port: 7373, hosts: [] });
  expect(config.policies.dollarRate).toBe(7);
});

/** [what is broken, text to find, text to put there, line, field, words of the reason] */
const BROKEN: [string, string | RegExp, string, number, string, RegExp][] = [
  ['empty file', /[\s\S]*/, '', 1, '', /empty/],
  ['only a comment', /[\s\S]*/, '# nothing\n', 1, '', /empty/],
  ['a list instead of fields', /[\s\S]*/, '- a\n- b\n', 1, '', /group of fields/],
  ['a bare word', /[\s\S]*/, 'hello\n', 1, '', /group of fields/],
  ['tab indentation', '  - id: xinrui', '\t- id: xinrui', 3, '', /tab/i],
  ['unclosed quote', 'name: 新锐', 'name: "新锐', 0, '', /quote/i],
  ['duplicate key', 'workspace: 测试', 'workspace: 测试\nworkspace: b', 2, '', /unique/],
  [
    'alias bomb',
    /[\s\S]*/,
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n`,
    1,
    '',
    /alias/i,
  ],
  ['unknown top field', 'workspace: 测试', 'workspce: 测试', 1, 'workspce', /not known/],
  ['unknown field of a brand', 'aliases: [Xinrui]', 'alias: [Xinrui]', 5, 'brands[0].alias', /not known/],
  ['no brands', /brands:\n {2}- id: xinrui\n.*\n.*\n/, '', 1, 'brands', /missing.*list/],
  ['empty brands', /brands:\n {2}- id: xinrui\n.*\n.*\n/, 'brands: []\n', 2, 'brands', /at least one brand/],
  ['brands as text', /brands:\n {2}- id: xinrui\n.*\n.*\n/, 'brands: 新锐\n', 2, 'brands', /must be a list/],
  ['brand without a name', '    name: 新锐\n', '', 3, 'brands[0].name', /missing/],
  ['brand with an empty name', 'name: 新锐', 'name: "  "', 4, 'brands[0].name', /it must be/],
  ['brand id with capitals', 'id: xinrui', 'id: XinRui', 3, 'brands[0].id', /lower-case/],
  ['brand id with blanks', 'id: xinrui', 'id: xin rui', 3, 'brands[0].id', /lower-case/],
  ['aliases as text', 'aliases: [Xinrui]', 'aliases: Xinrui', 5, 'brands[0].aliases', /must be a list/],
  ['alias is a number', 'aliases: [Xinrui]', 'aliases: [1998]', 5, 'brands[0].aliases[0]', /must be a string/],
  ['unknown source type', 'type: feed', 'type: fed', 8, 'sources[0].type', /known: feed, json/],
  ['source without a type', '    type: feed\n', '', 7, 'sources[0].type', /missing/],
  [
    'source settings missing',
    /settings:\n {6}url: https:\/\/example.com\/feed.xml/,
    'enabled: true',
    0,
    'sources[0].settings.url',
    /missing/,
  ],
  ['source address broken', 'https://example.com/feed.xml', 'example com', 11, 'sources[0].settings.url', /URL/i],
  [
    'unknown source setting',
    '      url: https://example.com/feed.xml',
    '      url: https://example.com/feed.xml\n      speed: 9',
    12,
    'sources[0].settings.speed',
    /not known/,
  ],
  [
    'source of an unknown brand',
    'brands: [xinrui]',
    'brands: [xinrui, other]',
    12,
    'sources[0].brands[1]',
    /known: xinrui/,
  ],
  ['enabled as a word', '    brands: [xinrui]', '    enabled: perhaps', 12, 'sources[0].enabled', /boolean/],
  [
    'two sources of one id',
    'channels:\n',
    '  - { id: forum, type: feed, name: b, settings: { url: "https://b.example" } }\nchannels:\n',
    13,
    'sources[1].id',
    /twice/,
  ],
  ['unknown channel type', 'type: webhook', 'type: pigeon', 15, 'channels[0].type', /known: browser, webhook/],
  ['channel secret too short', '${HOOK_SECRET}', 'short', 18, 'channels[0].settings.secret', /16/],
  [
    'secret not in the environment',
    '${HOOK_SECRET}',
    '${NOT_THERE}',
    18,
    'channels[0].settings.secret',
    /NOT_THERE is not set/,
  ],
  ['route to an unknown channel', 'channels: [ops]', 'channels: [pr]', 20, 'routes[0].channels[0]', /known: ops/],
  ['route to no channel', 'channels: [ops]', 'channels: []', 20, 'routes[0].channels', /at least one channel/],
  ['unknown level', 'levels: [red]', 'levels: [crimson]', 21, 'routes[0].levels[0]', /blue, yellow, orange, red/],
  ['unknown role', 'role: social', 'role: boss', 23, 'people[0].role', /social, pr, agent/],
  [
    'two people of one name',
    '  - { name: 王敏, role: social }',
    '  - { name: 王敏, role: social }\n  - { name: 王敏, role: pr }',
    24,
    'people[1].name',
    /twice/,
  ],
  ['reserve as long as the window', 'reserveMinutes: 5', 'reserveMinutes: 10', 26, 'policies.reserveMinutes', /SOC-1/],
  ['window of zero', 'windowMinutes: 10', 'windowMinutes: 0', 25, 'policies.windowMinutes', /it must be/],
  ['window as text', 'windowMinutes: 10', 'windowMinutes: ten', 25, 'policies.windowMinutes', /must be a number/],
  ['port too large', 'workspace: 测试', 'listen: { port: 70000 }', 1, 'listen.port', /65535/],
  ['port as text', 'workspace: 测试', 'listen: { port: "7373" }', 1, 'listen.port', /must be a/],
  ['publicUrl without a scheme', 'workspace: 测试', 'publicUrl: care.example.com', 1, 'publicUrl', /http/],
  ['publicUrl of another scheme', 'workspace: 测试', 'publicUrl: ftp://care.example.com', 1, 'publicUrl', /http/],
  ['database of another kind', 'workspace: 测试', 'database: mysql://x', 1, 'database', /postgres/],
  ['private host without a port', 'workspace: 测试', 'privateHosts: [127.0.0.1]', 1, 'privateHosts[0]', /host:port/],
  [
    'a corrected composer',
    'workspace: 测试',
    'siteCorrections: [{ site: weibo, revision: 1, kinds: { post: { composer: {} } } }]',
    1,
    'siteCorrections[0].kinds.post.composer',
    /not known here/,
  ],
  [
    'a correction with a pattern without end',
    'workspace: 测试',
    'siteCorrections: [{ site: weibo, revision: 1, kinds: { post: { fields: { text: [{ match: "(a+)+" }] } } } }]',
    1,
    'siteCorrections[0].kinds.post.fields.text[0].match',
    /regular expression/,
  ],
  [
    'two corrections of one site',
    'workspace: 测试',
    'siteCorrections: [{ site: x, revision: 1, kinds: {} }, { site: x, revision: 2, kinds: {} }]',
    1,
    'siteCorrections[1].site',
    /twice/,
  ],
  [
    'host list entry with a path',
    'workspace: 测试',
    'listen: { hosts: ["a.example/x"] }',
    1,
    'listen.hosts[0]',
    /host name/,
  ],
];

describe('each broken configuration is told with its line, its field and the way out', () => {
  test('there are forty of them and more', () => expect(BROKEN.length).toBeGreaterThanOrEqual(40));
  test.each(BROKEN)('%s', (_what, find, put, line, field, reason) => {
    const text = GOOD.replace(find, () => put);
    expect(text).not.toBe(GOOD);
    const faults = faultsOf(text);
    const fault = faults.find((f) => f.field === field && reason.test(f.reason.en));
    expect(fault, JSON.stringify(faults)).toBeDefined();
    if (line > 0) expect(fault?.line).toBe(line);
    expect(fault?.reason['zh-CN']).toMatch(/\p{Script=Han}/u);
  });
});

test('several faults are told together', () => {
  const text = GOOD.replace('role: social', 'role: boss').replace('levels: [red]', 'levels: [crimson]');
  expect(faultsOf(text)).toHaveLength(2);
});

test('the message of the error begins with file and line', () => {
  expect(() => read(GOOD.replace('role: social', 'role: boss'))).toThrow(/^earshot\.yaml:23 people\[0\]\.role: /);
});

test('what comes from the environment, or may be a key, is never printed', () => {
  const environmentWithSecrets = { HOOK_SECRET: 'shortSECRET' };
  const text = GOOD.replace('https://example.com/hook', 'ftp://x/KEY').replace(
    'windowMinutes: 10',
    'windowMinutes: ten',
  );
  try {
    checkConfig(
      text.replace('workspace: 测试', 'database: mysql://u:SECRET@h/d'),
      'earshot.yaml',
      plugIns,
      environmentWithSecrets,
    );
    expect.unreachable();
  } catch (error) {
    expect(String(error)).toContain('windowMinutes');
    expect(String(error)).not.toMatch(/SECRET@|shortSECRET/);
  }
});

test('hours, quiet hours and absences are read; each slip is named with the way out', () => {
  const people = `people:
  - { name: 王敏, role: social, channels: [ops], quiet: { during: nights }, away: [{ from: 2027-02-10, until: 2027-02-16, substitute: 李雷 }] }
  - { name: 李雷, role: pr }
calendars:
  nights: { timeZone: Europe/Berlin, week: { mon: ["22:00-07:00"] } }
`;
  const config = read(GOOD.replace(/people:\n.*\n/, people));
  expect(config.people[0]).toMatchObject({ quiet: { levels: [], flags: ['safety'] } });
  const slips = people
    .replace('nights }', 'noon }')
    .replace('substitute: 李雷', 'substitute: 王敏')
    .replace('2027-02-16', '2027-02-01')
    .replace('22:00-07:00', '25:00-07:00');
  expect(faultsOf(GOOD.replace(/people:\n.*\n/, slips)).map(({ field }) => field)).toEqual([
    'calendars.nights.week.mon[0]',
  ]);
  const inRoute = 'routes:\n  - { people: [李雷], during: always, quiet: { during: always } }\n  - { levels: [red] }\n';
  const wrong = GOOD.replace(/people:\n.*\n/, slips.replace('25:00-07:00', '22:00-07:00')).replace(
    /routes:\n(?: .*\n)+/,
    inRoute,
  );
  expect(faultsOf(wrong).map(({ field, reason }) => [field, reason.en.slice(0, 48)])).toEqual([
    ['routes[0].people[0]', '"李雷" has no channel of their own and would hear '],
    ['routes[0].quiet.during', 'the calendar "always" never ends, so what waits '],
    ['routes[1].channels', 'give at least one channel id ("channels") or one'],
    ['people[0].quiet.during', 'there is no calendar "noon"; known: always, cn-o'],
    ['people[0].away[0].until', '2027-02-10 to 2027-02-01 is no span of time; "un'],
    ['people[0].away[0].substitute', 'there is no person "王敏"; known: 李雷'],
  ]);
});

test('a browser is one of the channels of the person it names, who can then be named by a route', () => {
  const browser = GOOD.replace('routes:\n  - channels: [ops]', 'routes:\n  - people: [王敏]').replace(
    'routes:',
    '  - { id: wang, type: browser, settings: { person: 王敏 } }\nroutes:',
  );
  expect(read(browser).people[0]?.channels).toEqual(['wang']);
  expect(
    faultsOf(browser.replace('person: 王敏', 'person: 王')).map(({ field, reason }) => [field, reason.en]),
  ).toEqual([
    ['channels[1].settings.person', 'there is no person "王"; known: 王敏'],
    ['routes[0].people[0]', expect.stringContaining('has no channel of their own')],
  ]);
});
