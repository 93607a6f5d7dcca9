import type { ApiAnswer } from '../../../shared/api.ts';
import { type Fields, readList, type TypedSchema } from '../../../shared/config-draft.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';

export type Meanwhile = NonNullable<ApiAnswer<'saveSetup'>['meanwhile']>;

/** Lists of the file whose items have settings of their kind: they are edited here as on the setup page. */
export const KIND_LISTS = ['sources', 'channels', 'helpdesks'] as const;
export type KindList = (typeof KIND_LISTS)[number];

/** The part of JSON Schema that settings of plug-ins use. */
export interface SettingSchema extends TypedSchema {
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
  readonly items?: SettingSchema;
  readonly writeOnly?: boolean;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
}

/** The draft with other settings of one item; nothing else of the file is touched. */
export function withSettings(draft: ConfigDraft, list: KindList, index: number, settings: Fields): ConfigDraft {
  const items = readList(draft, list).map((item, at) => (at === index ? { ...item, settings } : item));
  return { ...draft, [list]: items };
}

/** One entry a line, blank lines left out. */
export function readLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
