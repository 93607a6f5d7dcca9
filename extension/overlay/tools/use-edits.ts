import { useState } from 'preact/hooks';
import { changeEdit, type Edit, type Edits, lastEdit, NO_EDIT, startEdits } from './edits.ts';

/** What a person wrote over the chosen template, and how it is changed. */
export interface EditDesk {
  readonly editedPublic: string | null;
  readonly editedDirect: string | null;
  /** Null: back to the template's own words. */
  readonly setEditedPublic: (text: string | null) => void;
  readonly setEditedDirect: (text: string | null) => void;
  /** What was written last, over whatever template; without any, nothing over the chosen one. */
  readonly last: { readonly templateId: string | undefined } & Edit;
}

/** Words of one's own, kept by template while the replies are open: a look at another template, or a search, loses none. */
export function useEdits(
  templateId: string | undefined,
  draft: ({ readonly templateId: string } & Edit) | null,
): EditDesk {
  const [edits, setEdits] = useState<Edits>(() => startEdits(draft));
  const change = (by: Partial<Edit>): void => {
    if (templateId !== undefined) setEdits((before) => changeEdit(before, templateId, by));
  };
  const { publicText, directText } = edits.get(templateId ?? '') ?? NO_EDIT;
  return {
    editedPublic: publicText,
    editedDirect: directText,
    setEditedPublic: (text) => change({ publicText: text }),
    setEditedDirect: (text) => change({ directText: text }),
    last: lastEdit(edits) ?? { templateId, ...NO_EDIT },
  };
}
