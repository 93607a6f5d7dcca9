import type { Fields } from '../../../shared/config-draft.ts';

/** Texts of a field that holds a list of them. */
export function readWords(item: Fields, name: string): readonly string[] {
  const list = item[name];
  return Array.isArray(list) ? list.map(String) : [];
}

export function readText(item: Fields, name: string): string {
  const value = item[name];
  return value === undefined || value === null ? '' : String(value);
}

export function withItem(list: readonly Fields[], index: number, item: Fields | null): readonly Fields[] {
  return item === null ? list.filter((_, i) => i !== index) : list.map((old, i) => (i === index ? item : old));
}

/** An id that the list has not yet: `feed`, `feed-2`. */
export function freeId(list: readonly Fields[], stem: string): string {
  const taken = new Set(list.map(({ id }) => id));
  const base = toId(stem) || 'item';
  let id = base;
  for (let n = 2; taken.has(id); n += 1) id = `${base.slice(0, 36)}-${n}`;
  return id;
}

function toId(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 38);
}
