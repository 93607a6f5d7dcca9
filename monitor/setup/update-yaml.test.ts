import { expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { updateYaml } from './update-yaml.ts';

const TEXT = `# our company
workspace: 测试 # the name on the board
brands:
  # the phones
  - id: xinrui
    name: 新锐 # never change
    aliases: [ Xinrui ]
  - id: old # sold
    name: Old
sources:
  - { id: forum, type: feed, name: Forum, settings: { url: "https://a.test/\${KEY}" } }
policies: { windowMinutes: 10 } # agreed in May
`;

function update(value: Record<string, unknown>, text = TEXT): string {
  const document = parseDocument(text);
  updateYaml(document, value);
  return document.toString({ lineWidth: 0 });
}

test('what says the same already is not touched', () => {
  expect(update(parse(TEXT) as Record<string, unknown>)).toBe(TEXT);
});

test('a change leaves everything beside it, comments too, and an item takes its comment along', () => {
  const value = parse(TEXT) as { brands: Record<string, unknown>[] };
  const [first, second] = value.brands;
  const text = update({ ...value, brands: [second!, { ...first, aliases: ['Xinrui', '新銳'] }] });
  expect(parse(text)).toEqual({ ...value, brands: [second, { ...first, aliases: ['Xinrui', '新銳'] }] });
  for (const comment of ['# our company', '# the phones', '# never change', '# sold', '# agreed in May'])
    expect(text).toContain(comment);
  expect(text.indexOf('id: old # sold')).toBeLessThan(text.indexOf('# never change'));
});

test.each([
  ['an empty file', ''],
  ['nothing but a comment', '# nothing yet\n'],
  ['no map', '- a\n- b\n'],
  ['an alias in the way', 'workspace: &w x\nbrands: *w\n'],
])('%s takes everything new', (_name, text) => {
  const value = { workspace: 'y', brands: [{ id: 'a', name: 'A' }], sources: [1, 'x', null, true] };
  expect(parse(update(value, text))).toEqual(value);
});

test('what several places refer to by an anchor changes in one of them alone', () => {
  const text = 'sources:\n  - &forum { id: a, tags: &tags [x] }\n  - *forum\nchannels: [*forum, *tags]\n';
  const same = { id: 'a', tags: ['x'] };
  const value = { sources: [{ id: 'a', tags: ['x', 'y'] }, same], channels: [same, ['x']] };
  expect(parse(update(value, text))).toEqual(value);
});

test('whatever was there, the text says what was asked for', () => {
  const states: Record<string, unknown>[] = [
    { workspace: 'w' },
    { brands: [], sources: [{ id: 'forum', type: 'json', settings: { url: 'x', fields: { id: 'a' } } }] },
    { brands: [{ id: 'old' }, { id: 'old', name: 'twice' }, 'text'], policies: [1, 2] },
    { brands: { a: 1 }, sources: null, policies: 'none' },
  ];
  for (const from of states) {
    for (const to of states) expect(parse(update(to, update(from)))).toEqual(to);
  }
});
