import type { ApiAnswer } from '../../../shared/api.ts';
import { type Fields, readList } from '../../../shared/config-draft.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';

/** Words of the monitor for what stands in its file. */
export type Kinds = Pick<ApiAnswer<'listSetupKinds'>, 'fields' | 'options' | 'calendars'>;

/** One of several that a field can be. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a field is chosen from, by its name, where only the draft knows it. */
export type Choices = Readonly<Record<string, readonly Option[]>>;

/** What can be chosen in a draft: its brands, channels and people, and every calendar with a name. */
export function findChoices(draft: ConfigDraft, kinds: Kinds, pick: (labels: Labels) => string): Choices {
  const listBy = (list: string, key: 'id' | 'name') =>
    readList(draft, list).flatMap((item) => {
      const value = item[key];
      return typeof value === 'string' && value !== '' ? [{ value, label: String(item.name ?? value) }] : [];
    });
  const hours = [...kinds.calendars, ...Object.keys((draft.calendars ?? {}) as Fields)];
  return {
    brands: listBy('brands', 'id'),
    channels: listBy('channels', 'id'),
    people: listBy('people', 'name'),
    substitute: listBy('people', 'name'),
    during: hours.map((value) => nameOption(value, kinds, pick)),
  };
}

/** A choice in words, where there are some for it. */
export function nameOption(option: unknown, { options }: Kinds, pick: (labels: Labels) => string): Option {
  const value = String(option);
  return { value, label: options[value] ? pick(options[value]) : value };
}
