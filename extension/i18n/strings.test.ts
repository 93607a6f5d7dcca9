import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORRECTION_STRINGS } from './correction-strings.ts';
import { DUTY_STRINGS } from './duty-strings.ts';
import { HELP_STRINGS } from './help-strings.ts';
import { TEAM_STRINGS } from './team-strings.ts';
import * as terms from './term-labels.ts';
import { fillParams, STRINGS, translate } from './translate.ts';

const all = Object.entries({ ...STRINGS, ...CORRECTION_STRINGS, ...DUTY_STRINGS, ...HELP_STRINGS, ...TEAM_STRINGS });
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((hit) => hit[1]))].sort();

describe('every text', () => {
  it.each(all)('%s stands in both languages, with the same values', (_key, labels) => {
    expect(labels['zh-CN'].trim()).not.toBe('');
    expect(labels.en.trim()).not.toBe('');
    expect(names(labels.en)).toEqual(names(labels['zh-CN']));
  });

  it('has no Chinese in the English one', () => {
    const wrong = all.filter(([, labels]) => /\p{Script=Han}/u.test(labels.en));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('has a name of its own: of two alike one would silently stand in for the other', () => {
    const keys = readdirSync(import.meta.dirname)
      .filter((file) => file.endsWith('-strings.ts'))
      .flatMap((file) => [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/^ {2}(\w+):/gm)])
      .map((hit) => hit[1]);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(keys.length).toBe(all.length);
  });

  it('is used somewhere', () => {
    const root = join(import.meta.dirname, '..');
    const code = listSources(root)
      .filter((file) => !file.includes('/i18n/'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(all.map(([key]) => key).filter((key) => !new RegExp(`\\b${key}\\b`).test(code))).toEqual([]);
  });
});

it('term labels are complete too', () => {
  for (const table of Object.values(terms)) {
    for (const labels of Object.values(table)) {
      expect(labels['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(labels.en).not.toMatch(/\p{Script=Han}/u);
    }
  }
});

it('the names of the extension stand in both of its locale folders', () => {
  const read = (locale: string) =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../public/_locales/${locale}/messages.json`), 'utf8')) as object;
  expect(Object.keys(read('en'))).toEqual(Object.keys(read('zh_CN')));
});

it('fills values in, and leaves what is unknown visible', () => {
  expect(translate('zh-CN', 'sourcesListening', { n: 23 })).toBe('23 个来源在听');
  expect(fillParams('{a} {b}', { a: 1 })).toBe('1 {b}');
  expect(fillParams('{a}', { a: '{b}' })).toBe('{b}');
  expect(translate('en', 'sourcesBlind', { n: 1 })).toBe('1 source blind');
  expect(translate('en', 'sourcesBlind', { n: 2 })).toBe('2 sources blind');
});

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listSources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
  });
}
