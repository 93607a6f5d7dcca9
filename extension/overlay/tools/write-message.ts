import type { Language } from '../../../shared/model/labels.ts';
import { askBackground } from '../../ask-background.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import { judgePace } from '../../reply-use.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';
import { openMessage } from './open-message.ts';
import { sayTool } from './say-tool.ts';
import type { Notice } from './toast.tsx';

/** What became of the wish to write to an author. `isNowhere`: they cannot be written to here. */
export interface MessageTold {
  readonly text: string;
  readonly isNowhere: boolean;
}

/** Opens the conversation with an author, and says what came of it and whether the site will find it one too many. */
export async function writeMessage(
  page: PageHandle,
  answering: SiteAnswering,
  tracked: TrackedPost,
  text: string | null,
): Promise<MessageTold> {
  const { language } = page.setup();
  const { uses } = await askBackground('replies.used', {});
  const said = await openMessage(page, answering, tracked, text);
  if (said === 'noMessage' || said === 'noAuthor') return { text: sayTool(language, said), isNowhere: true };
  const next = { site: page.adapter.id, kind: 'message', text: text ?? '', postKey: null } as const;
  const pace = judgePace(uses, next, answering.limits, Date.now()).map(({ say }) => say[language]);
  return { text: [sayTool(language, said), ...pace].join(language === 'en' ? ' ' : ''), isNowhere: false };
}

/** Where nobody can be written to: a ticket, or the site's own desk for businesses. */
export function listOtherWays(answering: SiteAnswering, language: Language, makeTicket: () => void): Notice['actions'] {
  const { console: address } = answering;
  const ticket = { label: () => sayTool(language, 'makeTicket'), strong: true, run: makeTicket };
  if (address === undefined) return [ticket];
  const open = (): void => {
    window.open(address, '_blank', 'noopener');
  };
  return [ticket, { label: () => sayTool(language, 'openConsole'), run: open }];
}
