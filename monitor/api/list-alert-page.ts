import type { ApiQuery } from '../../shared/api.ts';
import type { ListedAlert } from '../../shared/schemas/alert.ts';
import type { AlertContent } from '../store/alerts.ts';
import { decodeJson } from '../store/sql/json-column.ts';
import { decodeCursor, encodeCursor, type Page } from '../store/sql/paging.ts';
import type { Db } from '../store/store.ts';

/** A page of alerts, the last first, with level and headline; the words of a post stand on the post. */
export async function listAlertPage(db: Db, query: ApiQuery<'listAlerts'>): Promise<Page<ListedAlert>> {
  const limit = query.limit ?? 50;
  // One number goes to several channels, so a place in the list is a number and how many of its rows were shown.
  const [number = null, shownOfIt = 0] = query.after === undefined ? [] : decodeCursor(query.after, 2);
  const rows = await db
    .selectFrom('alerts')
    .select(['id', 'number', 'kind', 'mentionId', 'ticketId', 'channelId', 'state', 'attempts', 'createdAt'])
    .select(['nextAttemptAt', 'deliveredAt', 'lastError', 'drill', 'acknowledgedAt', 'acknowledgedBy'])
    .select(['level', 'message'])
    .$if(number !== null, (select) => select.where('number', '<=', number))
    .$if((query.state?.length ?? 0) > 0, (select) => select.where('state', 'in', query.state ?? []))
    .$if(query.mention !== undefined, (select) => select.where('mentionId', '=', query.mention ?? ''))
    .$if(query.drill !== undefined, (select) => select.where('drill', '=', query.drill === true ? 1 : 0))
    .orderBy('number', 'desc')
    .orderBy('id')
    .limit(limit + 1)
    .offset(Math.max(0, Math.min(shownOfIt, MOST_CHANNELS)))
    .execute();
  const items = rows.slice(0, limit).map(({ message, ...row }) => {
    const { headline, brand, crisis } = decodeJson<AlertContent>(message);
    const about = crisis === undefined ? {} : { caseId: crisis.caseId };
    return { ...row, drill: row.drill === 1, headline, brand, ...about };
  });
  const last = items.at(-1);
  if (last === undefined || rows.length <= limit) return { items, nextCursor: null };
  const ofLast = items.filter((item) => item.number === last.number).length;
  const before = last.number === number ? shownOfIt : 0;
  return { items, nextCursor: encodeCursor([last.number, before + ofLast]) };
}

/** No alert goes to more channels; a cursor that says so was made up. */
const MOST_CHANNELS = 1000;
