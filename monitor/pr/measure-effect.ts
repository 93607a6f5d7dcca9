import type { CrisisCase, Statement, StatementEffect } from '../../shared/model/crisis.ts';
import { CRISIS_POLICY } from '../../shared/service/crisis-policy.ts';
import type { Db } from '../store/store.ts';

const HOUR_MS = 3_600_000;

/**
 * Posts of the brand in equal stretches before and after the first posting of a statement. Null: nothing was posted,
 * or the case names no brand. What was put aside as spam, not ours or a repeat is not counted.
 */
export async function measureEffect(
  db: Db,
  of: Pick<CrisisCase, 'brandId' | 'drill'>,
  statements: readonly Pick<Statement, 'posts'>[],
  now: number,
): Promise<StatementEffect | null> {
  const instants = statements.flatMap(({ posts }) => posts.map(({ at }) => at));
  if (instants.length === 0 || of.brandId === null) return null;
  const since = Math.min(...instants);
  const hours = CRISIS_POLICY.effectHours;
  const span = hours * HOUR_MS;
  const brandId = of.brandId;
  const count = async (from: number, until: number) => {
    const rows = await db
      .selectFrom('mentions')
      .select((eb) => ['sentiment', eb.fn.countAll<number>().as('posts')])
      .where('brandId', '=', brandId)
      .where('drill', '=', of.drill ? 1 : 0)
      .where('publishedAt', '>=', from)
      .where('publishedAt', '<', until)
      .where((eb) => eb.or([eb('dismissReason', 'is', null), eb('dismissReason', '=', 'no-answer-needed')]))
      .groupBy('sentiment')
      .execute();
    const sum = (list: typeof rows) => list.reduce((total, { posts }) => total + Number(posts), 0);
    return { negative: sum(rows.filter(({ sentiment }) => sentiment === 'neg')), total: sum(rows) };
  };
  return {
    since,
    hours,
    complete: now >= since + span,
    before: await count(since - span, since),
    after: await count(since, since + span),
  };
}
