import type { Labels } from '../../shared/model/labels.ts';
import { type AlertContent, type AlertDraft, insertAlert } from '../store/alerts.ts';
import type { Db } from '../store/store.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };
import { quietGroupKey } from './pack-parcels.ts';
import type { Reach } from './reach-person.ts';
import type { RouteExplanation } from './route-alert.ts';

/**
 * Writes one row for each channel that hears of something, all under one number: the draft's, where it repeats what was
 * told under it. Gives the number; null: no channel does.
 */
export async function writeAlerts(
  trx: Db,
  draft: Omit<AlertDraft, 'channelId'>,
  explanation: Pick<RouteExplanation, 'tellings' | 'reached'>,
): Promise<number | null> {
  let number = draft.number ?? null;
  for (const one of draftAlerts(draft, explanation)) {
    number = (await insertAlert(trx, { ...one, ...(number === null ? {} : { number }) })).number;
  }
  return number;
}

/** One draft for each channel that hears of something, at once or when its quiet hours end. */
export function draftAlerts<T extends Omit<AlertDraft, 'channelId'>>(
  draft: T,
  { tellings, reached }: Pick<RouteExplanation, 'tellings' | 'reached'>,
) {
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

/** Who hears instead of whom; nothing for people who are there. */
export function sayReached(reached: readonly Reach[]): Labels[] {
  return reached
    .filter(({ asked, names }) => !names.includes(asked))
    .map(({ asked, names, level }) =>
      fillLabels(names.length === 0 ? labels.standInNobody : level === null ? labels.standIn : labels.standInLevel, {
        away: asked,
        by: names.join('、'),
      }),
    );
}
