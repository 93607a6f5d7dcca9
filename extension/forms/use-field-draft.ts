import { useState } from 'preact/hooks';
import { changeFields, type FieldClash, type FieldDraft, listClashes, NO_CHANGE, settleClash } from './field-draft.ts';

/** A form over fields that others may change meanwhile. */
export interface FieldForm<T extends object> {
  /** What stands in the form: mine over what is there now. */
  readonly fields: T;
  readonly draft: FieldDraft<T>;
  readonly clashes: readonly FieldClash<T>[];
  readonly change: (more: Partial<T>) => void;
  readonly settle: (field: keyof T & string, how: 'mine' | 'theirs' | 'both') => void;
}

/** Keeps what a person changes, field by field, while `now` goes on. */
export function useFieldDraft<T extends object>(now: T): FieldForm<T> {
  const [draft, setDraft] = useState<FieldDraft<T>>(NO_CHANGE);
  return formOver(now, draft, setDraft);
}

/** The form over a draft that is kept elsewhere. */
export function formOver<T extends object>(
  now: T,
  draft: FieldDraft<T>,
  setDraft: (change: (before: FieldDraft<T>) => FieldDraft<T>) => void,
): FieldForm<T> {
  return {
    fields: { ...now, ...draft.change },
    draft,
    clashes: listClashes(draft, now),
    change: (more) => setDraft((before) => changeFields(before, now, more)),
    settle: (field, how) => setDraft((before) => settleClash(before, now, field, how)),
  };
}
