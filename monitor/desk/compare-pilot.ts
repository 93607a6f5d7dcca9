import type { Pilot } from '../store/desk/pilots.ts';
import type { Db } from '../store/store.ts';

/** KPI-9: what came of one group of tickets. */
export interface PilotGroup {
  readonly tickets: number;
  /** Clocks that were kept and that were not. */
  readonly met: number;
  readonly missed: number;
  readonly escalations: number;
  /** Milliseconds; null: nobody was answered. */
  readonly medianFirstResponseMs: number | null;
  /** Mean of SAT-1; null: nobody answered. */
  readonly satisfaction: number | null;
}

/** The department of a pilot beside all others, over the tickets made in its time; practice left out. */
export async function comparePilot(
  db: Db,
  pilot: Pilot,
): Promise<{ readonly tried: PilotGroup; readonly rest: PilotGroup }> {
  return { tried: await readGroup(db, pilot, '='), rest: await readGroup(db, pilot, '!=') };
}

async function readGroup(db: Db, pilot: Pilot, is: '=' | '!='): Promise<PilotGroup> {
  const ofGroup = db
    .selectFrom('tickets')
    .where('createdAt', '>=', pilot.startAt)
    .where('createdAt', '<', pilot.endAt)
    .where('withdrawnAt', 'is', null)
    .where('drill', '=', 0)
    .where((eb) => eb(eb.fn.coalesce('department', eb.val('')), is, pilot.department));
  const tickets = await ofGroup.select(['id', 'createdAt', 'firstResponseAt', 'satisfaction']).execute();
  const clocks = await db
    .selectFrom('clocks')
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('count')])
    .where('subjectId', 'in', ofGroup.select('id'))
    .groupBy('outcome')
    .execute();
  const steps = await db
    .selectFrom('escalations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('subjectId', 'in', ofGroup.select('id'))
    .executeTakeFirstOrThrow();
  const waits = tickets.flatMap((row) => (row.firstResponseAt === null ? [] : [row.firstResponseAt - row.createdAt]));
  const scores = tickets.flatMap((row) => (row.satisfaction === null ? [] : [row.satisfaction]));
  const outcome = (wanted: string) => Number(clocks.find((row) => row.outcome === wanted)?.count ?? 0);
  return {
    tickets: tickets.length,
    met: outcome('met'),
    missed: outcome('missed'),
    escalations: Number(steps.count),
    medianFirstResponseMs: median(waits),
    satisfaction: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
