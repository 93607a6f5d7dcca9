import { browser } from 'wxt/browser';
import type { Template } from '../../shared/model/template.ts';
import { changeStored } from './change-stored.ts';

const KEY = 'ownTemplates';

/** Templates that were written or imported in this browser, the newest last. They stand before those that ship. */
export async function readOwnTemplates(): Promise<readonly Template[]> {
  const stored: { [KEY]?: readonly Template[] } = await browser.storage.local.get(KEY);
  return stored[KEY] ?? [];
}

/** Adds templates, each in the place of the one with its id. @throws what the browser says when there is no room. */
export async function saveOwnTemplates(changed: readonly Template[]): Promise<void> {
  const ids = new Set(changed.map(({ id }) => id));
  await changeStored<readonly Template[]>(KEY, (before = []) => [
    ...before.filter(({ id }) => !ids.has(id)),
    ...changed,
  ]);
}

/**
 * Puts a changed template in the place of the one that was seen when the change was begun. False: another window changed or deleted it
 * meanwhile, and nothing is saved.
 * @throws what the browser says when there is no room.
 */
export async function replaceOwnTemplate(seen: Template, changed: Template): Promise<boolean> {
  let isSaved = false;
  await changeStored<readonly Template[]>(KEY, (before = []) => {
    const stored = before.find(({ id }) => id === seen.id);
    isSaved = JSON.stringify(stored) === JSON.stringify(seen);
    return isSaved ? [...before.filter(({ id }) => id !== seen.id), changed] : before;
  });
  return isSaved;
}

export async function deleteOwnTemplate(id: string): Promise<void> {
  await changeStored<readonly Template[]>(KEY, (before = []) => before.filter((one) => one.id !== id));
}

/** Calls back whenever they change, here or in another window. Returns the end of it. */
export function watchOwnTemplates(onChange: (templates: readonly Template[]) => void): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>) => {
    if (KEY in changes) onChange((changes[KEY]?.newValue ?? []) as readonly Template[]);
  };
  browser.storage.local.onChanged.addListener(hear);
  return () => browser.storage.local.onChanged.removeListener(hear);
}
