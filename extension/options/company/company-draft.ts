import type { ApiAnswer } from '../../../shared/api.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';

export type Fields = Readonly<Record<string, unknown>>;
export type Meanwhile = NonNullable<ApiAnswer<'saveSetup'>['meanwhile']>;
type Fault = ApiAnswer<'getSetup'>['faults'][number];

/** Lists of the file whose items have settings of their kind: they are edited here as on the setup page. */
export const KIND_LISTS = ['sources', 'channels', 'helpdesks'] as const;
export type KindList = (typeof KIND_LISTS)[number];

/** The part of JSON Schema that settings of plug-ins use. */
export interface SettingSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  readonly items?: SettingSchema;
  readonly writeOnly?: boolean;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SettingSchema[];
  readonly default?: unknown;
}

/** Items of a list of the file; what is no list has none. */
export function itemsOf(draft: Fields, list: string): readonly Fields[] {
  const items = draft[list];
  return Array.isArray(items) ? items.filter((item): item is Fields => item !== null && typeof item === 'object') : [];
}

/** The draft with other settings of one item; nothing else of the file is touched. */
export function withSettings(draft: ConfigDraft, list: KindList, index: number, settings: Fields): ConfigDraft {
  const items = itemsOf(draft, list).map((item, at) => (at === index ? { ...item, settings } : item));
  return { ...draft, [list]: items };
}

/** Settings with one changed; what says nothing is left out of the file. */
export function withSetting(settings: Fields, name: string, value: unknown): Fields {
  const { [name]: _old, ...rest } = settings;
  const isNothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return isNothing ? rest : { ...settings, [name]: value };
}

/** What was typed, as the schema wants it; what is no number stays as it was typed, and the monitor says so. */
export function readTyped(schema: SettingSchema, text: string): unknown {
  const wantsNumber = schema.type === 'integer' || schema.type === 'number';
  const mayBeNumber = schema.anyOf?.some(({ type }) => type === 'integer') === true && /^-?\d+$/.test(text);
  if (text === '' || !(wantsNumber || mayBeNumber)) return text;
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

/** One entry a line, blank lines left out. */
export function readLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Faults of one setting, or of all settings of an item. */
export function faultsOf(faults: readonly Fault[], list: KindList, index: number, name?: string): readonly Fault[] {
  const path = `${list}[${index}]${name === undefined ? '' : `.settings.${name}`}`;
  return faults.filter(({ field }) => field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`));
}

/** Both sides of a file that somebody else wrote meanwhile, with their side in the conflicts that are named. */
export function settle({ merged, conflicts }: Meanwhile, theirs: ReadonlySet<number>): ConfigDraft {
  let draft = merged;
  conflicts.forEach((conflict, index) => {
    if (theirs.has(index)) draft = takeTheirs(draft, conflict);
  });
  return draft;
}

function takeTheirs(draft: ConfigDraft, { list, item, theirs }: Meanwhile['conflicts'][number]): ConfigDraft {
  if (item === null) return { ...withSetting(draft, list, theirs ?? undefined) };
  const key = list === 'people' ? 'name' : 'id';
  const items = itemsOf(draft, list);
  // Null: they took it out.
  const instead = theirs === null ? [] : [theirs];
  const isThere = items.some((one) => one[key] === item);
  const others = items.flatMap((one) => (one[key] === item ? instead : [one]));
  return { ...draft, [list]: isThere ? others : [...items, ...instead] };
}
