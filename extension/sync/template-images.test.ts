import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Template } from '../../shared/model/template.ts';

const { kept } = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));
vi.mock('wxt/browser', async () => ({
  browser: (await import('../../test/helpers/browser-keeping.ts')).browserKeeping(kept),
}));

// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const { closeDatabase, openDatabase } = await import('./database.ts');
const { keepDraft } = await import('./kept-drafts.ts');
const { deleteOwnTemplate, saveOwnTemplates } = await import('./own-templates.ts');
const { dropUnusedImages, keepImage, readImageBytes } = await import('./template-images.ts');

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const T = 1_790_000_000_000;
const HOUR = 3_600_000;
const empty = { public: [], dm: null };
const template: Template = {
  ...{ id: 'own-a', name: { 'zh-CN': '检测步骤', en: 'Steps' }, rules: [], kinds: [], topics: [], shortcuts: [] },
  texts: { 'zh-CN': { public: ['步骤见图。'], dm: null }, en: empty },
};

async function keepPicture() {
  const bytes = Uint8Array.from(atob(PNG), (one) => one.charCodeAt(0));
  const outcome = await keepImage(bytes, '步骤.png', T);
  if ('why' in outcome) throw new Error(outcome.why.en);
  return outcome.image;
}

beforeEach(async () => {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  kept.clear();
});
afterEach(closeDatabase);

test('the bytes of a picture stay while a template has it, and go with the template', async () => {
  const image = await keepPicture();
  await saveOwnTemplates([{ ...template, images: [image] }]);
  await dropUnusedImages(T + HOUR);
  expect(await readImageBytes(image.id)).toHaveLength(image.bytes);
  await deleteOwnTemplate(template.id);
  await dropUnusedImages(T + HOUR);
  expect(await readImageBytes(image.id)).toBeNull();
});

test('a picture that was taken out of its template goes, one that an unsaved draft names stays until the draft is given up', async () => {
  const image = await keepPicture();
  const database = await openDatabase();
  await saveOwnTemplates([template]);
  await keepDraft(database, 'template own-a zh-CN', { change: { images: JSON.stringify([image]) }, seen: {} }, T);
  await dropUnusedImages(T + HOUR);
  expect(await readImageBytes(image.id)).not.toBeNull();
  await keepDraft(database, 'template own-a zh-CN', null, T);
  await dropUnusedImages(T + HOUR);
  expect(await readImageBytes(image.id)).toBeNull();
});

test('a picture that came in just now stays: another window is about to name it', async () => {
  const image = await keepPicture();
  await dropUnusedImages(T + 1_000);
  expect(await readImageBytes(image.id)).not.toBeNull();
  await dropUnusedImages(T + HOUR);
  expect(await readImageBytes(image.id)).toBeNull();
});
