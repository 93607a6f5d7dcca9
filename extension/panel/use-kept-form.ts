import { type FieldDraft, NO_CHANGE } from '../forms/field-draft.ts';
import { type FieldForm, formOver } from '../forms/use-field-draft.ts';
import { useKept } from './use-kept.ts';

/** A form over fields that others may change meanwhile, whose words are there again when the panel was closed over them. */
export function useKeptForm<T extends object>(place: string, now: T): FieldForm<T> & { readonly forget: () => void } {
  const [draft, keep] = useKept<FieldDraft<T>>(place, NO_CHANGE);
  return { ...formOver(now, draft, keep), forget: () => keep(null) };
}
