import { beforeEach, expect, it, vi } from 'vitest';

const { kept } = vi.hoisted(() => ({ kept: new Map<string, unknown>() }));
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: {
        // As slow as a real browser: without a lock two windows read the same before either writes.
        get: async (key: string) => {
          const values = kept.has(key) ? { [key]: structuredClone(kept.get(key)) } : {};
          await new Promise((resolve) => setTimeout(resolve, 2));
          return values;
        },
        set: async (values: object) => {
          await new Promise((resolve) => setTimeout(resolve, 2));
          for (const [key, value] of Object.entries(values)) kept.set(key, value);
        },
      },
    },
  },
}));

// Unit tests share their modules: one of an earlier file may have loaded these with another storage.
vi.resetModules();
const { readSnoozed, saveSnooze } = await import('./snooze-store.ts');
const { readOwnTemplates, saveOwnTemplates, deleteOwnTemplate } = await import('./own-templates.ts');
const { changeSettings, readSettings } = await import('./settings-store.ts');
const { noteReplyUse, readReplyUses } = await import('./reply-use-store.ts');

beforeEach(() => kept.clear());

it('two windows that change the same thing at once lose neither change', async () => {
  await Promise.all([saveSnooze('m-1', 9_000, 1), saveSnooze('m-2', 9_000, 1), saveSnooze('m-3', 9_000, 1)]);
  expect([...(await readSnoozed()).keys()].sort()).toEqual(['m-1', 'm-2', 'm-3']);

  await Promise.all([changeSettings({ theme: 'dark' }), changeSettings({ language: 'en' })]);
  expect(await readSettings()).toMatchObject({ theme: 'dark', language: 'en' });

  const template = (id: string) => ({ id }) as Parameters<typeof saveOwnTemplates>[0][number];
  await Promise.all([saveOwnTemplates([template('a')]), saveOwnTemplates([template('b')])]);
  await Promise.all([saveOwnTemplates([template('c')]), deleteOwnTemplate('a')]);
  expect((await readOwnTemplates()).map(({ id }) => id).sort()).toEqual(['b', 'c']);

  const use = (at: number) => ({ at, postKey: null }) as Parameters<typeof noteReplyUse>[0];
  await Promise.all([noteReplyUse(use(5), 5), noteReplyUse(use(6), 6)]);
  expect(await readReplyUses(6)).toHaveLength(2);
});
