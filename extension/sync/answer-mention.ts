import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Ask, MentionOutcome } from '../messages.ts';
import { openDatabase } from './database.ts';
import { keepIfRoom } from './keep-if-room.ts';
import { asAnswered, handOverAnswer, keepAnswer } from './kept-answers.ts';
import { cacheMentions } from './mention-cache.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readPairing } from './pairing-store.ts';

const ALONE: Labels = {
  'zh-CN': '还没有连接监听程序，认领和回应状态不会同步。请先配对。',
  en: 'No monitor is connected, so claims and answers cannot be shared. Pair first.',
};
const KEPT: Labels = {
  'zh-CN': '这次回应已记在本机，连上后自动补报，不用再做一次。',
  en: 'This answer is kept on this computer and told as soon as the monitor can be reached: nothing to do again.',
};

/**
 * Does something to a mention at the monitor and keeps the answer. The row keeps its event number: the event that
 * follows overwrites it with the same or something newer, and one that came meanwhile stays.
 */
export async function actOnMention(
  mentionId: string,
  act: (client: ApiClient) => Promise<{ mention: Mention }>,
): Promise<MentionOutcome> {
  const database = await openDatabase();
  const known = await database.get('mentions', mentionId);
  const pairing = await readPairing();
  if (!pairing) return { ok: false, problem: ALONE, mention: known?.mention ?? null };
  try {
    const { mention } = await act(createMonitorClient(pairing));
    await keepIfRoom(database, () => cacheMentions(database, [mention], known?.seq ?? 0));
    return { ok: true, mention };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, problem: error.labels, mention: known?.mention ?? null };
  }
}

/** A public answer stands: kept here first, then told to the monitor, now or as soon as it can be reached. */
export async function recordAnswer(ask: Ask<'mention.answered'>): Promise<MentionOutcome> {
  const { mentionId } = ask;
  const database = await openDatabase();
  const pairing = await readPairing();
  if (pairing) await keepAnswer(database, { ...ask, personId: pairing.personId });
  const outcome = await actOnMention(mentionId, async (client) => {
    const mention = await handOverAnswer(database, client, mentionId);
    // Another hand-over that was under way took it along.
    return mention ? { mention } : client.getMention({ params: { id: mentionId } });
  });
  const kept = await database.get('answers', mentionId);
  if (outcome.ok || !kept) return outcome;
  const known = await database.get('mentions', mentionId);
  const mention = known ? asAnswered(known.mention, kept) : null;
  if (known && mention) await keepIfRoom(database, () => cacheMentions(database, [mention], known.seq));
  const { problem } = outcome;
  const labels = { 'zh-CN': problem['zh-CN'] + KEPT['zh-CN'], en: `${problem.en} ${KEPT.en}` };
  return { ok: false, problem: labels, mention };
}
