import { sql } from 'kysely';
import { SOURCE_STATES, type SourceState } from '../../../shared/model/source.ts';
import { clampLimit, type Page } from '../sql/paging.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import { type StoredSource, toStoredSource } from './sources.ts';

/** What a list of sources is narrowed to. */
export interface SourceListRequest {
  /** Stands in the name or the type. */
  readonly query?: string;
  readonly limit?: number;
  readonly cursor?: string | null;
}

/** A page of the sources that the configuration names, the worst heard first, then by id; and how many there are in all. */
export async function listSourcePage(
  db: Db,
  { query = '', limit, cursor = null }: SourceListRequest,
): Promise<Page<StoredSource> & { readonly total: number }> {
  const most = clampLimit(limit);
  const after = cursor === null ? null : readCursor(cursor);
  const words = `%${query
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const rows = [];
  // State by state, each read along its own index until the page is full.
  for (const state of SOURCE_STATES.slice(after === null ? 0 : SOURCE_STATES.indexOf(after.state))) {
    if (rows.length > most) break;
    rows.push(
      ...(await db
        .selectFrom('sources')
        .selectAll()
        .where('removedAt', 'is', null)
        .where('state', '=', state)
        .$if(after?.state === state, (next) => next.where('id', '>', after?.id ?? ''))
        .$if(words !== '%%', (found) =>
          found.where((eb) =>
            eb.or([
              sql<boolean>`lower(${eb.ref('name')}) like ${words} escape '\\'`,
              sql<boolean>`lower(${eb.ref('type')}) like ${words} escape '\\'`,
            ]),
          ),
        )
        .orderBy('id')
        .limit(most + 1 - rows.length)
        .execute()),
    );
  }
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  const all = await db
    .selectFrom('sources')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('removedAt', 'is', null)
    .where('state', 'in', SOURCE_STATES)
    .executeTakeFirstOrThrow();
  return {
    items: shown.map(toStoredSource),
    nextCursor: last && rows.length > most ? writeCursor(last) : null,
    total: Number(all.total),
  };
}

interface Place {
  readonly state: SourceState;
  readonly id: string;
}

function writeCursor({ state, id }: Place): string {
  return Buffer.from(JSON.stringify([state, id])).toString('base64url');
}

/** @throws StoreError `not-found` for a cursor that this list did not make. */
function readCursor(cursor: string): Place {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const [named, id] = Array.isArray(key) ? key : [];
    const state = SOURCE_STATES.find((one) => one === named);
    if (state !== undefined && typeof id === 'string') return { state, id };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StoreError('not-found', 'The cursor is not one of this list; start from the first page.');
}
