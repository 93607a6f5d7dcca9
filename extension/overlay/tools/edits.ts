/** What was written over a template's halves; null: its own words stand. */
export interface Edit {
  readonly publicText: string | null;
  readonly directText: string | null;
}

/** By the template's id; the one that was written last stands last. */
export type Edits = ReadonlyMap<string, Edit>;

export const NO_EDIT: Edit = { publicText: null, directText: null };

/** Begins with what was being written before. */
export function startEdits(draft: ({ readonly templateId: string } & Edit) | null): Edits {
  if (draft === null) return new Map();
  const { templateId, publicText, directText } = draft;
  return changeEdit(new Map(), templateId, { publicText, directText });
}

/** The same with one half changed; a template without a word of one's own is not held on to. */
export function changeEdit(edits: Edits, templateId: string, by: Partial<Edit>): Edits {
  const next = new Map(edits);
  const edit = { ...(edits.get(templateId) ?? NO_EDIT), ...by };
  next.delete(templateId);
  if (edit.publicText !== null || edit.directText !== null) next.set(templateId, edit);
  return next;
}

/** What was written last, with its template; null: nothing is. */
export function lastEdit(edits: Edits): ({ readonly templateId: string } & Edit) | null {
  const last = [...edits].at(-1);
  return last ? { templateId: last[0], ...last[1] } : null;
}
