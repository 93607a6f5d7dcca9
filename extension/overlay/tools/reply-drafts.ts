import { askBackground } from '../../ask-background.ts';
import type { ReplyDraft } from '../../messages.ts';
import type { TrackedPost } from '../page-handle.ts';

/** What was being written over a post, here or before the page was closed; null: nothing. */
export async function readReplyDraft(tracked: TrackedPost): Promise<ReplyDraft | null> {
  return (await askBackground('reply.kept', { place: placeOf(tracked) })).draft;
}

/** Keeps it, or forgets it (null). Not told when it fails: what is being written stands on the screen still. */
export function keepReplyDraft(tracked: TrackedPost, draft: ReplyDraft | null): void {
  askBackground('reply.keep', { place: placeOf(tracked), draft }).catch((error: unknown) =>
    console.error('[earshot]', error),
  );
}

/** One post, one draft; a post without a name of its own is named by its page. */
function placeOf({ post }: TrackedPost): string {
  return (post.postKey ?? post.permalink ?? post.site).slice(0, 500);
}
