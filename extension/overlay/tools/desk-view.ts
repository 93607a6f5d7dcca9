import type { ReplyDraft } from '../../messages.ts';
import type { ReplyUse } from '../../reply-use.ts';
import type { TrackedPost } from '../page-handle.ts';

/** What the desk shows over the page. */
export type View =
  | { readonly name: 'none' }
  | { readonly name: 'bar'; readonly tracked: TrackedPost }
  | {
      readonly name: 'picker';
      /** Which opening it is. */
      readonly opened: number;
      readonly tracked: TrackedPost;
      readonly uses: readonly ReplyUse[];
      readonly note: string | null;
      readonly query: string;
      readonly draft: ReplyDraft | null;
    };

/** The replies over one post. */
export type PickerView = Extract<View, { readonly name: 'picker' }>;
