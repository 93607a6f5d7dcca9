import type { ApiAnswer } from '../../../shared/api.ts';
import { type Fields, freeId, readList, type TypedSchema } from '../../../shared/config-draft.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';

export type Meanwhile = NonNullable<ApiAnswer<'saveSetup'>['meanwhile']>;

/** Lists of the file, in the order in which they are shown, with their step of the setup page, where items of any list begin. */
export const LISTS = {
  brands: 'brands',
  sources: 'sources',
  people: 'people',
  channels: 'channels',
  routes: 'channels',
  helpdesks: 'desk',
  mailboxes: 'desk',
  briefs: 'rules',
} as const;
export type ListName = keyof typeof LISTS;

/** Lists that the file need not have: without routes everything goes to every channel, and an empty list would say otherwise. */
const OPTIONAL: ReadonlySet<ListName> = new Set(['routes', 'helpdesks', 'mailboxes', 'briefs']);

/** Lists whose items begin with one word or kind, so that they can be begun here, too. */
export const BEGUN_HERE = ['brands', 'sources', 'people', 'briefs'] as const satisfies readonly ListName[];
export type BegunHere = (typeof BEGUN_HERE)[number];

/** The part of JSON Schema that settings of plug-ins use. */
export interface SettingSchema extends TypedSchema {
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  readonly items?: SettingSchema;
  readonly writeOnly?: boolean;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
}

/** The draft with another item in a list, or without it (null); nothing else of the file is touched. */
export function withItem(draft: ConfigDraft, list: ListName, index: number, item: Fields | null): ConfigDraft {
  const items = readList(draft, list);
  if (item !== null) return { ...draft, [list]: items.map((old, at) => (at === index ? item : old)) };
  const left = items.filter((_, at) => at !== index);
  const { [list]: _all, ...rest } = draft;
  return left.length === 0 && OPTIONAL.has(list) ? rest : { ...draft, [list]: left };
}

/**
 * A new item of a list.
 * @param word name of the brand, person or brief, or the kind of the source
 * @param label what the kind is called
 */
export function beginItem(list: BegunHere, items: readonly Fields[], word: string, label: string): Fields {
  switch (list) {
    case 'brands':
      return { id: freeId(items, /[a-z0-9]/i.test(word) ? word : 'brand'), name: word };
    case 'sources':
      return { id: freeId(items, word), type: word, name: label };
    case 'briefs':
      return { id: freeId(items, word) };
    case 'people':
      // Without an administrator nobody could change the rest.
      return { name: word, role: items.some(({ role }) => role === 'admin') ? 'social' : 'admin' };
  }
}

/** One entry a line, blank lines left out. */
export function readLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
