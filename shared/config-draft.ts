import type { Labels } from './model/labels.ts';

/** Fields of an item as they are typed; what is left empty is left out of the file. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is wrong in the file, and where. */
export interface Fault {
  readonly line: number;
  readonly field: string;
  readonly reason: Labels;
}

/** Where two hands wrote something else into the file. `item`: null where it is no item of a list; sides: null where it was taken out. */
export interface DraftConflict {
  readonly list: string;
  readonly item: string | null;
  readonly theirs: unknown;
}

/** Lists of the file whose items are known by a field, so that two people can change different items of one list. */
export const ITEM_KEYS: Readonly<Record<string, 'id' | 'name' | 'site'>> = {
  brands: 'id',
  sources: 'id',
  people: 'name',
  channels: 'id',
  helpdesks: 'id',
  mailboxes: 'id',
  siteCorrections: 'site',
  briefs: 'id',
};

/** Fields of the file that hold others under names of their own, so that two people can change different ones. */
export const NAMED_FIELDS: ReadonlySet<string> = new Set(['calendars', 'policies', 'audit', 'publicListen', 'listen']);

/** A list of the draft; what is no list is none. */
export function readList(draft: Fields, name: string): readonly Fields[] {
  const list = draft[name];
  return Array.isArray(list) ? list.filter((item): item is Fields => item !== null && typeof item === 'object') : [];
}

/** What is said once for the whole workspace, in the order in which it is shown. */
export const GENERAL_FIELDS = [
  'workspace',
  'policies',
  'contact',
  'publicUrl',
  'publicListen',
  'privateHosts',
  'audit',
] as const;

/** The same with something under a name of its own, or without it (null); the others keep their order. */
export function withNamed(named: Fields, name: string, value: Fields | null): Fields {
  const { [name]: _old, ...others } = named;
  return value === null ? others : { ...named, [name]: value };
}

/** What stands under names of its own in the draft, like the calendars. */
export function readNamed(draft: Fields, name: string): Fields {
  const value = draft[name];
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

/** The same with a field changed; what says nothing is taken out, so that the file holds no empty fields. */
export function withField(item: Fields, name: string, value: unknown): Fields {
  const { [name]: _old, ...rest } = item;
  return isNothing(value) ? rest : name in item ? { ...item, [name]: value } : { ...rest, [name]: value };
}

/** Faults of one item, with the rest of their path: `settings.url`. */
export function faultsOf<T extends Fault>(faults: readonly T[], list: string, index: number): readonly T[] {
  return faultsIn(faults, `${list}[${index}]`);
}

/** Faults at a place or inside of it, with the rest of their path. */
export function faultsIn<T extends Fault>(faults: readonly T[], place: string): readonly T[] {
  return faults
    .filter(({ field }) => field === place || field.startsWith(`${place}.`))
    .map((fault) => ({ ...fault, field: fault.field.slice(place.length + 1) }));
}

/** The fault of a field, or of something inside of it, among those of its item. */
export function faultOf<T extends Fault>(faults: readonly T[], name: string): T | undefined {
  return faults.find(({ field }) => field === name || field.startsWith(`${name}[`) || field.startsWith(`${name}.`));
}

/** What both wrote, with their side in the conflicts that are named by their place. */
export function settleConflicts(
  { merged, conflicts }: { readonly merged: Fields; readonly conflicts: readonly DraftConflict[] },
  theirs: ReadonlySet<number>,
): Fields {
  return conflicts.reduce(
    (draft, conflict, index) => (theirs.has(index) ? takeTheirs(draft, conflict) : draft),
    merged,
  );
}

/** One line of a side of a conflict. */
export interface SideLine {
  readonly text: string;
  /** The other side does not say so. */
  readonly differs: boolean;
}

/** A side of a conflict as it is read; null where it was taken out. */
export function writeSide(side: unknown, other: unknown): readonly SideLine[] | null {
  if (side === null) return null;
  const read = (value: unknown) => (value === null ? [] : JSON.stringify(value, null, 2).split('\n'));
  // A comma says only that something comes after it.
  const bare = (line: string) => line.replace(/,$/, '');
  const others = new Set(read(other).map(bare));
  return read(side).map((text) => ({ text, differs: other !== null && !others.has(bare(text)) }));
}

/** Puts their side of a conflict into the draft that has mine. */
function takeTheirs(draft: Fields, { list, item, theirs }: DraftConflict): Fields {
  if (item === null) {
    const { [list]: _mine, ...rest } = draft;
    return theirs === null ? rest : { ...rest, [list]: theirs };
  }
  if (NAMED_FIELDS.has(list)) {
    const { [item]: _mine, ...others } = readNamed(draft, list);
    return { ...draft, [list]: theirs === null ? others : { ...others, [item]: theirs } };
  }
  const key = ITEM_KEYS[list] ?? 'id';
  const items = readList(draft, list);
  if (theirs === null) return { ...draft, [list]: items.filter((one) => one[key] !== item) };
  const at = items.findIndex((one) => one[key] === item);
  const kept = at < 0 ? [...items, theirs] : items.map((one, i) => (i === at ? theirs : one));
  return { ...draft, [list]: kept };
}

/** What a setting is written as, of the part of JSON Schema that settings of plug-ins use. */
export interface TypedSchema {
  readonly type?: string;
  readonly anyOf?: readonly { readonly type?: string }[];
}

/** What was typed, as the schema wants it; what is no number stays as it was typed, and the monitor says so. */
export function readTyped({ type, anyOf }: TypedSchema, text: string): unknown {
  if (type === 'integer' || type === 'number') {
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  }
  // A number or a name, like the chats of Telegram: digits are a number.
  const mayBeNumber = anyOf?.some((one) => one.type === 'integer') === true;
  return mayBeNumber && /^-?\d+$/.test(text) ? Number(text) : text;
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
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
