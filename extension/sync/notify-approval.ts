import { browser } from 'wxt/browser';
import type { EarshotEvent } from '../../shared/model/event.ts';
import type { Language } from '../../shared/model/labels.ts';
import type { ApprovalState } from '../../shared/model/reply-approval.ts';
import { translate } from '../i18n/translate.ts';
import { nameNotification } from './notify.ts';
import { readListening } from './page-setup.ts';
import { readPairing } from './pairing-store.ts';

/** What an event says of a wording; the wording itself stays at the monitor. */
export interface ApprovalNews {
  readonly mentionId: string;
  readonly state: ApprovalState;
  readonly askedBy: string;
  readonly decidedBy: string | null;
}

/** Null: the event is about something else. */
export function readApprovalEvent(event: EarshotEvent): ApprovalNews | null {
  return event.type === 'approval.asked' || event.type === 'approval.decided' ? (event.data as ApprovalNews) : null;
}

/** Tells who may decide that a wording waits, and who asked that it was decided. A click leads to the mention. */
export async function notifyApproval(news: ApprovalNews, language: Language): Promise<void> {
  const [{ permissions, people }, pairing] = await Promise.all([readListening(), readPairing()]);
  const isMine = news.askedBy === pairing?.personId;
  const concerns = news.state === 'asked' ? !isMine && permissions.includes('replies.approve') : isMine;
  if (!concerns) return;
  const title =
    news.state === 'asked'
      ? translate(language, 'approvalAsked', { name: people[news.askedBy] ?? '…' })
      : translate(language, news.state === 'approved' ? 'approvalGiven' : 'approvalRefused', {
          name: people[news.decidedBy ?? ''] ?? '…',
        });
  await browser.notifications.create(nameNotification(news.mentionId), {
    type: 'basic',
    iconUrl: '/icon/128.png',
    title,
    message: translate(language, 'approvalWhere'),
  });
}
