import { isDeepStrictEqual } from 'node:util';
import { ITEM_KEYS, NAMED_FIELDS } from '../../shared/config-draft.ts';
import type { ConfigDraft, SetupConflict } from '../../shared/schemas/setup.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * Puts two changes of one configuration together. What only one side changed is taken from it; what both changed, each in another
 * way, is a conflict, and `merged` has mine there.
 */
export function mergeDrafts(
  base: ConfigDraft,
  mine: ConfigDraft,
  theirs: ConfigDraft,
): { readonly merged: ConfigDraft; readonly conflicts: readonly SetupConflict[] } {
  const merged: ConfigDraft = {};
  const conflicts: SetupConflict[] = [];
  for (const list of unite([theirs, mine])) {
    const key = ITEM_KEYS[list];
    const isNamed = NAMED_FIELDS.has(list);
    const sides = [base[list], mine[list], theirs[list]].map((side) =>
      isNamed ? readEntries(side) : key === undefined ? null : readItems(side, key),
    );
    const [b, m, t] = sides;
    if (b && m && t) {
      const names = [...new Set([...t.keys(), ...m.keys()])];
      const items = names.flatMap((item) => {
        const { value, isConflict } = choose(b.get(item), m.get(item), t.get(item));
        if (isConflict) conflicts.push(conflictOf(list, item, b.get(item), m.get(item), t.get(item)));
        return value === undefined ? [] : [[item, value] as const];
      });
      // An empty list says something else than none where the file had neither.
      if (items.length > 0 || Array.isArray(mine[list]))
        merged[list] = isNamed ? Object.fromEntries(items) : items.map(([, value]) => value);
    } else {
      const { value, isConflict } = choose(base[list], mine[list], theirs[list]);
      if (isConflict) conflicts.push(conflictOf(list, null, base[list], mine[list], theirs[list]));
      if (value !== undefined) merged[list] = value;
    }
  }
  return { merged, conflicts };
}

function choose(base: unknown, mine: unknown, theirs: unknown): { value: unknown; isConflict: boolean } {
  if (isDeepStrictEqual(mine, theirs) || isDeepStrictEqual(theirs, base)) return { value: mine, isConflict: false };
  if (isDeepStrictEqual(mine, base)) return { value: theirs, isConflict: false };
  return { value: mine, isConflict: true };
}

function conflictOf(list: string, item: string | null, base: unknown, mine: unknown, theirs: unknown): SetupConflict {
  return { list, item, base: base ?? null, mine: mine ?? null, theirs: theirs ?? null };
}

/** Null: no list of items with names of their own. A list that is not there is an empty one. */
function readItems(list: unknown, key: string): Map<string, unknown> | null {
  if (list === undefined || list === null) return new Map();
  if (!Array.isArray(list)) return null;
  const items = new Map<string, unknown>();
  for (const item of list as unknown[]) {
    if (item === null || typeof item !== 'object' || Array.isArray(item)) return null;
    const name = (item as Item)[key];
    if (typeof name !== 'string' || items.has(name)) return null;
    items.set(name, item);
  }
  return items;
}

/** Null: nothing under names of its own. */
function readEntries(value: unknown): Map<string, unknown> | null {
  if (value === undefined || value === null) return new Map();
  return typeof value === 'object' && !Array.isArray(value) ? new Map(Object.entries(value)) : null;
}

function unite(drafts: readonly ConfigDraft[]): string[] {
  return [...new Set(drafts.flatMap((draft) => Object.keys(draft)))];
}
