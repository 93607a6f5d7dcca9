import type { Language } from '../model/labels.ts';
import type { Shortcut } from '../model/shortcut.ts';
import type { Template } from '../model/template.ts';

/** Every word that calls a template with something to say in the language; of two with one word the one before in the list. */
export function listShortcuts(templates: readonly Template[], language: Language): Shortcut[] {
  const taken = new Map<string, Shortcut>();
  for (const { id, name, shortcuts, texts } of templates) {
    const { public: wordings, dm } = texts[language];
    if (wordings.length === 0 && dm === null) continue;
    for (const word of shortcuts) {
      const key = keyOf(word);
      if (key !== '' && !taken.has(key)) taken.set(key, { word: word.trim(), templateId: id, name: name[language] });
    }
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
