import { type AlertContent, type AlertDraft, insertAlert } from '../store/alerts.ts';
import type { Db } from '../store/store.ts';
import { quietGroupKey } from './pack-parcels.ts';
import type { RouteExplanation } from './route-alert.ts';
import { type Reached, sayReached } from './say-reached.ts';

/** The channels that hear of something, and who hears instead of whom. */
export interface Told {
  readonly tellings: RouteExplanation['tellings'];
  readonly reached: readonly Reached[];
}

/**
 * Writes one row for each channel that hears of something, all under one number: the draft's, where it repeats what was
 * told under it. Gives the number; null: no channel does.
 */
export async function writeAlerts(
  trx: Db,
  draft: Omit<AlertDraft, 'channelId'>,
  explanation: Told,
): Promise<number | null> {
  let number = draft.number ?? null;
  for (const one of draftAlerts(draft, explanation)) {
    number = (await insertAlert(trx, { ...one, ...(number === null ? {} : { number }) })).number;
  }
  return number;
}

/** One draft for each channel that hears of something, at once or when its quiet hours end. */
export function draftAlerts<T extends Omit<AlertDraft, 'channelId'>>(draft: T, { tellings, reached }: Told) {
  const content = { ...draft.content, reasons: [...sayReached(reached), ...draft.content.reasons] };
  return tellings.map(({ channelId, heldUntil }) => ({
    ...draft,
    channelId,
    content,
    ...(heldUntil === null ? {} : holdTo(content, heldUntil, draft.notBefore)),
  }));
}

/** What makes an alert wait through quiet hours and go out with what waited beside it. */
export function holdTo(content: AlertContent, heldUntil: number, notBefore = 0) {
  const until = Math.max(heldUntil, notBefore);
  return { content: { ...content, heldUntil: until }, groupKey: quietGroupKey(until), notBefore: until };
}
