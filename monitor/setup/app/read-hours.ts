import type { Fields } from '../../../shared/config-draft.ts';
import type { Option } from './field.ts';
import { nameOption } from './schema-form.ts';
import type { Setup } from './use-setup.ts';

/** Hours that have a name, shipped or of the draft, to choose from. @param none what no choice is called. */
export function hourOptions({ kinds, draft }: Pick<Setup, 'kinds' | 'draft'>, none: string): readonly Option[] {
  const names = [...kinds.calendars, ...Object.keys((draft.calendars ?? {}) as Fields)];
  return [{ value: '', label: none }, ...names.map((value) => nameOption(value, kinds))];
}
