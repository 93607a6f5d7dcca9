import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { MentionOutcome } from '../messages.ts';
import { openDatabase } from './database.ts';
import { keepIfRoom } from './keep-if-room.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readPairing } from './pairing-store.ts';

const ALONE: Labels = {
  'zh-CN': '还没有连接监听程序，认领和回应状态不会同步。请先配对。',
  en: 'No monitor is connected, so claims and answers cannot be shared. Pair first.',
};

/**
 * Does something to a mention at the monitor and keeps the answer. The row keeps its event number: the event that
 * follows overwrites it with the same or something newer.
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
    await keepIfRoom(database, () => database.put('mentions', { id: mention.id, mention, seq: known?.seq ?? 0 }));
    return { ok: true, mention };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, problem: error.labels, mention: known?.mention ?? null };
  }
}
