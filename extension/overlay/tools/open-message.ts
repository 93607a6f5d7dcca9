import { askBackground } from '../../ask-background.ts';
import { copyText } from '../../composers/copy-text.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';
import { readMessageLink } from './message-link.ts';
import type { ToolStringKey } from './tool-strings.ts';

/**
 * Opens the conversation with a post's author in a tab of its own. The text waits on the clipboard, because the box is on
 * another page. Returns what to say.
 */
export async function openMessage(
  page: PageHandle,
  answering: SiteAnswering,
  { element, reading }: TrackedPost,
  text: string | null,
): Promise<ToolStringKey> {
  const direct = answering.directMessage;
  if (!direct) return 'noMessage';
  if (text !== null) await copyText(text, document);
  const link = readMessageLink(direct, element, reading.authorUrl, new URL(location.href));
  if (link === null) return 'noAuthor';
  window.open(link, '_blank', 'noopener');
  const use = {
    kind: 'message',
    site: page.adapter.id,
    templateId: null,
    variant: null,
    text: null,
    postKey: null,
    at: Date.now(),
  } as const;
  await askBackground('replies.note', { use });
  if (direct.opens === 'profile') return 'messageProfile';
  return text === null ? 'messageOpen' : 'filledBoth';
}
