import type { ApiAnswer } from '../../../shared/api.ts';
import { type Fields, readList, type TypedSchema } from '../../../shared/config-draft.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';

export type Meanwhile = NonNullable<ApiAnswer<'saveSetup'>['meanwhile']>;

/** Lists of the file, in the order in which they are shown, with the step of the setup page where items come and go. */
export const LISTS = {
  brands: 'brands',
  sources: 'sources',
  people: 'people',
  channels: 'channels',
  routes: 'channels',
  helpdesks: 'desk',
  mailboxes: 'desk',
} as const;
export type ListName = keyof typeof LISTS;

/** The part of JSON Schema that settings of plug-ins use. */
export interface SettingSchema extends TypedSchema {
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  readonly items?: SettingSchema;
  readonly writeOnly?: boolean;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
}

/** The draft with another item in a list; nothing else of the file is touched. */
export function withItem(draft: ConfigDraft, list: ListName, index: number, item: Fields): ConfigDraft {
  return { ...draft, [list]: readList(draft, list).map((old, at) => (at === index ? item : old)) };
}

/** One entry a line, blank lines left out. */
export function readLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
