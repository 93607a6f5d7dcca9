import type { GuardDecisionRow, GuardRuleCount } from '../../../shared/model/guard-decision.ts';
import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';
import type { GuardDecisionsTable } from '../tables/heard.ts';

/** Keeps one; false: the same person told of it before. */
export async function insertGuardDecision(trx: Db, row: Omit<GuardDecisionsTable, 'id'>): Promise<boolean> {
  const { personId, type, site, decidedAt } = row;
  const known = await trx
    .selectFrom('guardDecisions')
    .select('id')
    .where('personId', '=', personId)
    .where('type', '=', type)
    .where('site', '=', site)
    .where('decidedAt', '=', decidedAt)
    .where('drill', '=', row.drill)
    .executeTakeFirst();
  if (known) return false;
  await trx
    .insertInto('guardDecisions')
    .values({ id: newId(decidedAt), ...row })
    .execute();
  return true;
}

/** A stretch of time, practice or real. */
interface Stretch {
  readonly since: number;
  readonly before: number;
  readonly drill: boolean;
}

/** What was decided in a stretch, the last first. */
export async function listGuardDecisions(
  db: Db,
  { since, before, drill, type, limit }: Stretch & { readonly type?: string; readonly limit: number },
): Promise<GuardDecisionRow[]> {
  const rows = await db
    .selectFrom('guardDecisions')
    .select(['id', 'site', 'mentionId', 'type', 'rule', 'reason', 'words', 'personId', 'decidedAt as at'])
    .where('drill', '=', drill ? 1 : 0)
    .where('decidedAt', '>=', since)
    .where('decidedAt', '<', before)
    .$if(type !== undefined, (query) => query.where('type', '=', type ?? ''))
    .orderBy('decidedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

/** How often by kind of finding, the most first. */
export async function countGuardDecisions(db: Db, { since, before, drill }: Stretch): Promise<GuardRuleCount[]> {
  const rows = await db
    .selectFrom('guardDecisions')
    .select(({ fn }) => [
      'type',
      'rule',
      fn.count<number>('reason').as('overridden'),
      fn.countAll<number>().as('all'),
      fn.count<number>('personId').distinct().as('people'),
    ])
    .where('drill', '=', drill ? 1 : 0)
    .where('decidedAt', '>=', since)
    .where('decidedAt', '<', before)
    .groupBy(['type', 'rule'])
    .execute();
  return rows
    .map(({ type, rule, overridden, all, people }) => {
      const [sent, total] = [Number(overridden), Number(all)];
      return { type, rule, overridden: sent, corrected: total - sent, people: Number(people) };
    })
    .sort((a, b) => b.overridden + b.corrected - a.overridden - a.corrected || a.type.localeCompare(b.type));
}
