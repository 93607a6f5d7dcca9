import { expect, test } from 'vitest';
import type { Template } from '../model/template.ts';
import { isLibraryFile, writeLibraryFile } from './library-file.ts';
import { readLibraryFile } from './read-library-file.ts';

const id = 'a'.repeat(64);
const image = { id, name: '步骤.png', mediaType: 'image/png', width: 3, height: 2, bytes: 70 } as const;
const template: Template = {
  ...{
    id: 'own-1',
    name: { 'zh-CN': '退款', en: 'Refund' },
    rules: ['SOC-2'],
    kinds: ['complaint'],
    topics: ['quality'],
  },
  ...{ shortcuts: ['tk'], scope: { sites: ['weibo'] }, images: [image] },
  texts: { 'zh-CN': { public: ['您好'], dm: null }, en: { public: [], dm: 'Hello' } },
};

test('what is written comes back whole, with its pictures', () => {
  expect(readLibraryFile(writeLibraryFile([template], { [id]: 'AAAA' }))).toEqual({
    ...{ templates: [template], images: { [id]: 'AAAA' }, broken: [] },
  });
});

test('a picture whose bytes are gone goes out of its template', () => {
  const { images: _gone, ...bare } = template;
  expect(readLibraryFile(writeLibraryFile([template], {})).templates).toEqual([bare]);
});

test('what is no template is named, and another format is left to others', () => {
  const text = writeLibraryFile([template, { ...template, id: '' }], {});
  expect(readLibraryFile(text)).toMatchObject({ broken: [2] });
  expect(isLibraryFile(text)).toBe(true);
  expect(isLibraryFile('{"folders":[]}')).toBe(false);
});

test('a picture whose bytes are written wrongly is none, and stops no other', () => {
  const file = JSON.stringify({
    earshotTemplates: 1,
    templates: [],
    images: { a: 'AAAA', b: '~~~~', c: 'AAAAA', d: '' },
  });
  expect(readLibraryFile(file).images).toEqual({ a: 'AAAA' });
});
