import type { SourceState } from '../../../shared/model/source.ts';
import type { Db } from '../store.ts';

/** How many sources of the configuration are alike in these. */
export interface SourceCount {
  readonly state: SourceState;
  readonly enabled: boolean;
  readonly drill: boolean;
  readonly count: number;
}

/** Counts the sources that the configuration still names, without reading each; `except`: ids that are no sources to a person. */
export async function countSources(
  db: Db,
  { except = [] }: { readonly except?: readonly string[] } = {},
): Promise<SourceCount[]> {
  const rows = await db
    .selectFrom('sources')
    .select((eb) => ['state', 'enabled', 'drill', eb.fn.countAll<number>().as('count')])
    .where('removedAt', 'is', null)
    .where('id', 'not in', except)
    .groupBy(['state', 'enabled', 'drill'])
    .execute();
  return rows.map((row) => ({ ...row, enabled: row.enabled === 1, drill: row.drill === 1, count: Number(row.count) }));
}

/** All counts together. */
export function sumCounts(counts: readonly Pick<SourceCount, 'count'>[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** A source that is not heard, and why. */
export interface BlindSource {
  readonly id: string;
  readonly name: string;
  readonly blindSince: number | null;
  readonly reason: string | null;
}

/** Enabled sources of the workspace, or of the practice beside it, that are blind, by id. */
export async function listBlindSources(db: Db, { drill }: { readonly drill: boolean }): Promise<BlindSource[]> {
  return db
    .selectFrom('sources')
    .select(['id', 'name', 'blindSince', 'lastError as reason'])
    .where('enabled', '=', 1)
    .where('state', '=', 'blind')
    .where('drill', '=', drill ? 1 : 0)
    .orderBy('id')
    .execute();
}
