import type { ApiClient } from '../../shared/api-client.ts';
import { ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { DismissReason, Mention } from '../../shared/model/mention.ts';
import type { TicketDraft } from '../../shared/model/ticket.ts';
import { askBackground, BackgroundProblem } from '../ask-background.ts';
import { STRINGS, type StringKey, sayWith } from '../i18n/translate.ts';
import type { Answer } from '../messages.ts';
import { changeSettings } from '../sync/settings-store.ts';
import { saveSnooze } from '../sync/snooze-store.ts';
import { panelClient, readOutbox } from './load-panel.ts';
import { putMentions, showToast } from './panel-store.ts';
import { readNow } from './use-now.ts';

/** Shows what went wrong, with the way out that the monitor or the background named. */
export function showProblem(error: unknown): void {
  const text: Labels =
    error instanceof ApiError ? error.labels : error instanceof BackgroundProblem ? error.say : STRINGS.wentWrong;
  showToast({ text, tone: 'problem' });
  if (!(error instanceof ApiError || error instanceof BackgroundProblem)) console.error('[earshot]', error);
}

async function onMention(work: Promise<Answer<'mention.claim'>>, done: StringKey): Promise<void> {
  try {
    const outcome = await work;
    if (outcome.mention) putMentions([outcome.mention]);
    if (outcome.ok) showToast({ text: STRINGS[done], tone: 'done' });
    else showToast({ text: outcome.problem, tone: 'problem' });
  } catch (error) {
    showProblem(error);
  }
}

export const claim = (mentionId: string) => onMention(askBackground('mention.claim', { mentionId }), 'doneClaimed');
export const release = (mentionId: string) =>
  onMention(askBackground('mention.release', { mentionId }), 'doneReleased');
export const reopen = (mentionId: string) => onMention(askBackground('mention.reopen', { mentionId }), 'doneReopened');
export const dismiss = (mentionId: string, reason: DismissReason) =>
  onMention(askBackground('mention.dismiss', { mentionId, reason }), 'doneDismissed');

/** Hands a mention to a colleague. Needs the monitor: nobody would hear of it otherwise. */
export async function pass(mentionId: string, to: string, name: string): Promise<void> {
  const answer = await tryMonitor(panelClient(), (client) =>
    client.passMention({ params: { id: mentionId }, body: { to } }),
  );
  if (!answer) return;
  putMentions([answer.mention]);
  showToast({ text: sayWith('donePassed', { name }), tone: 'done' });
}

/** Turns the panel to the practice that runs beside the work, or back. */
export async function practise(practising: boolean): Promise<void> {
  try {
    await changeSettings({ practising });
  } catch (error) {
    showProblem(error);
  }
}

/** Out of this person's sight until then; null: back at once. Its clock runs on. */
export async function snooze(mentionId: string, until: number | null): Promise<void> {
  try {
    await saveSnooze(mentionId, until, readNow());
    showToast({ text: until === null ? STRINGS.doneWoken : STRINGS.doneSnoozed, tone: 'done' });
  } catch (error) {
    showProblem(error);
  }
}

/** The person says that it was answered; counted apart from what was read on the page. */
export const declareAnswered = (mentionId: string) =>
  onMention(
    askBackground('mention.answered', { mentionId, how: 'self-declared', at: readNow(), text: null, permalink: null }),
    'doneAnswered',
  );

/** Goes to the post's page; there the overlay takes over. */
export async function openPost(mentionId: string, purpose: 'reply' | 'ticket' | null): Promise<void> {
  try {
    const { problem } = await askBackground('post.open', { mentionId, purpose });
    if (problem) showToast({ text: problem, tone: 'problem' });
  } catch (error) {
    showProblem(error);
  }
}

/** One click: a ticket from what the monitor knows of the post, prefilled (TKT-1, TKT-2). */
export async function makeTicket(mention: Mention): Promise<void> {
  const draft: TicketDraft = {
    clientKey: crypto.randomUUID(),
    channel: mention.rating === null ? 'social' : 'review',
    site: mention.site,
    permalink: mention.permalink,
    postKey: mention.postKey,
    mentionId: mention.id,
    brandId: mention.brandId,
    customer: mention.author,
    contact: null,
    problem: mention.text,
    kind: mention.analysis.kind,
    topic: mention.analysis.topic,
    urgency: mention.urgency,
    orderNumber: null,
    product: null,
    publishedAt: mention.publishedAt,
    createdAt: readNow(),
    evidence: null,
    drill: mention.drill,
  };
  try {
    const saved = await askBackground('ticket.make', { draft });
    await readOutbox();
    showToast({ text: STRINGS.madeToast, tone: 'done', ticketKey: saved.clientKey, undoUntil: saved.undoUntil });
  } catch (error) {
    showProblem(error);
  }
}

export async function undoMade(clientKey: string): Promise<void> {
  try {
    const { undone, problem } = await askBackground('ticket.undo', { clientKey });
    await readOutbox();
    if (undone) showToast({ text: STRINGS.undone, tone: 'done' });
    else showToast({ text: problem ?? STRINGS.undoTooLate, tone: 'problem' });
  } catch (error) {
    showProblem(error);
  }
}

/** Puts words on the clipboard and says so. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: STRINGS.copied, tone: 'done' });
  } catch (error) {
    showProblem(error);
  }
}

/**
 * One step at the monitor. `refused`: what the view shows is no longer so (somebody was faster), and has to be read again;
 * `failed`: there was no monitor, or it did not take it.
 */
export async function tryStep(step: (client: ApiClient) => Promise<unknown>): Promise<'done' | 'refused' | 'failed'> {
  const client = panelClient();
  if (!client) {
    showToast({ text: STRINGS.needsMonitor, tone: 'problem' });
    return 'failed';
  }
  try {
    await step(client);
    return 'done';
  } catch (error) {
    showProblem(error);
    return error instanceof ApiError && error.status === 409 ? 'refused' : 'failed';
  }
}

/** Calls the monitor from a view; a refusal becomes a toast and null. */
export async function tryMonitor<T>(
  client: ApiClient | null,
  work: (client: ApiClient) => Promise<T>,
): Promise<T | null> {
  if (!client) {
    showToast({ text: STRINGS.needsMonitor, tone: 'problem' });
    return null;
  }
  try {
    return await work(client);
  } catch (error) {
    showProblem(error);
    return null;
  }
}
