import { composeSearchAlert } from '../alert/compose-search-alert.ts';
import type { DeskContext } from '../desk/desk-context.ts';
import { tellPeople } from '../desk/tell-people.ts';
import { countMentions, listMentions } from '../store/heard/mention-list.ts';
import {
  lastMentionNumber,
  listSearchesDue,
  markSearchTold,
  toMentionFilter,
  type WatchedSearch,
} from '../store/heard/saved-searches.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';

const BATCH = 20;
/** A search tells at most so often, however much it finds; the next message has the whole count. */
const QUIET_MS = 10 * 60_000;
/** One that found nothing is looked at again after so long. */
const LOOK_MS = 15_000;

/** Tells the owners of saved searches what was newly found: one message with a count. Returns how many were told. */
export async function tickSearches(db: Db, desk: DeskContext, now: number): Promise<number> {
  let told = 0;
  for (const search of await listSearchesDue(db, now, BATCH)) told += await look(db, desk, search, now);
  return told;
}

async function look(db: Db, desk: DeskContext, search: WatchedSearch, now: number): Promise<number> {
  const upToNumber = await lastMentionNumber(db);
  const filter = { ...toMentionFilter(search.filter, search.drill), afterNumber: search.toldNumber, upToNumber };
  const counts = Object.values(await countMentions(db, filter)).reduce((sum, count) => sum + count, 0);
  const [newest] = counts === 0 ? [] : (await listMentions(db, { ...filter, order: 'newest', limit: 1 })).items;
  return inTransaction(db, async (trx) => {
    const nextAt = now + (newest === undefined ? LOOK_MS : QUIET_MS);
    if (!(await markSearchTold(trx, search, { toldNumber: upToNumber, nextAt }))) return 0;
    if (newest === undefined) return 0;
    const content = composeSearchAlert(search, newest, counts, desk.brandName(newest.brandId));
    await tellPeople(trx, desk, {
      ...{ kind: 'search', content, personIds: [search.ownerId], mentionId: newest.id, ticketId: null },
      ...{ brandId: newest.brandId, topic: newest.analysis.topic, level: newest.level, now },
    });
    return 1;
  });
}
