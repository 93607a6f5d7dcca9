import type { Labels } from '../../../shared/model/labels.ts';

/** Fields of an item as they are typed; what is left empty is left out of the file. */
export type Fields = Readonly<Record<string, unknown>>;

export interface Fault {
  readonly line: number;
  readonly field: string;
  readonly reason: Labels;
}

/** A list of the draft; what is no list is none. */
export function readList(draft: Fields, name: string): readonly Fields[] {
  const list = draft[name];
  return Array.isArray(list) ? (list.filter((item) => item !== null && typeof item === 'object') as Fields[]) : [];
}

/** Texts of a field that holds a list of them. */
export function readWords(item: Fields, name: string): readonly string[] {
  const list = item[name];
  return Array.isArray(list) ? list.map(String) : [];
}

export function readText(item: Fields, name: string): string {
  const value = item[name];
  return value === undefined || value === null ? '' : String(value);
}

/** The same with a field changed; what says nothing is taken out, so that the file holds no empty fields. */
export function withField(item: Fields, name: string, value: unknown): Fields {
  const { [name]: _old, ...rest } = item;
  return isNothing(value) ? rest : name in item ? { ...item, [name]: value } : { ...rest, [name]: value };
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

/** Faults of one item, with the rest of their path: `settings.url`. */
export function faultsOf(faults: readonly Fault[], list: string, index: number): readonly Fault[] {
  const prefix = `${list}[${index}]`;
  return faults
    .filter(({ field }) => field === prefix || field.startsWith(`${prefix}.`))
    .map((fault) => ({ ...fault, field: fault.field.slice(prefix.length + 1) }));
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
