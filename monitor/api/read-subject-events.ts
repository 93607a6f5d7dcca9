import type { EarshotEvent } from '../../shared/model/event.ts';
import { decodeJson } from '../store/sql/json-column.ts';
import type { Db } from '../store/store.ts';

const MOST = 200;

/** What happened to a mention or a ticket as far as the log goes back, oldest first, without the state after each. */
export async function readSubjectEvents(db: Db, subjectId: string): Promise<EarshotEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute();
  return rows.reverse().map((row) => ({ ...row, drill: row.drill === 1, data: decodeJson<unknown>(row.data) }));
}
