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
