import type { Language } from '../model/labels.ts';
import type { Shortcut } from '../model/shortcut.ts';
import type { Template } from '../model/template.ts';
import { isOfferedAt, type ReplyPosition } from './suggest-templates.ts';

/**
 * Every word that calls a template with something to say in the language. Of two with one word the one before in the list is called, and
 * the one behind it only where the first is not offered.
 */
export function listShortcuts(templates: readonly Template[], language: Language): Shortcut[] {
  const all: Shortcut[] = [];
  const closed = new Set<string>();
  for (const { id, name, shortcuts, texts, scope = {} } of templates) {
    const { public: wordings, dm } = texts[language];
    if (wordings.length === 0 && dm === null) continue;
    const brandIds = scope.brandIds?.length ? { brandIds: scope.brandIds } : {};
    const sites = scope.sites?.length ? { sites: scope.sites } : {};
    for (const [key, word] of new Map(shortcuts.map((one) => [keyOf(one), one]))) {
      if (key === '' || closed.has(key)) continue;
      all.push({ word: word.trim(), templateId: id, name: name[language], ...brandIds, ...sites });
      if (!('brandIds' in brandIds || 'sites' in sites)) closed.add(key);
    }
  }
  return all;
}

/** Those that are heard in one place, each word once. */
export function listShortcutsAt(shortcuts: readonly Shortcut[], position: ReplyPosition): Shortcut[] {
  const taken = new Map<string, Shortcut>();
  for (const shortcut of shortcuts) {
    const key = keyOf(shortcut.word);
    if (!taken.has(key) && isOfferedAt(shortcut, position)) taken.set(key, shortcut);
  }
  return [...taken.values()];
}

/** Words of a template that call others of the list, too. */
export function findClashes(
  template: Pick<Template, 'id' | 'shortcuts'>,
  others: readonly Template[],
): { readonly word: string; readonly template: Template }[] {
  return template.shortcuts.flatMap((word) =>
    others
      .filter((other) => other.id !== template.id && other.shortcuts.some((one) => keyOf(one) === keyOf(word)))
      .map((other) => ({ word, template: other })),
  );
}

/** `:ty`, `/ty` and `TY` are typed alike once a slash stands before them. */
function keyOf(word: string): string {
  return word
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^[/:;!#\\]+/u, '');
}
