import type { StatementSeat, StatementVerdict } from '../../shared/model/crisis.ts';
import type { Person } from '../../shared/model/person.ts';
import { listMembers } from '../store/people/departments.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';

/** Seats of a person: legal by department, PR by role or department, the director by role. */
export async function seatsOf(db: Db, { id, role }: Person): Promise<StatementSeat[]> {
  const departments = (await listMembers(db, ['legal', 'pr']))
    .filter(({ personId }) => personId === id)
    .map(({ department }) => department);
  return [
    ...(departments.includes('legal') ? (['legal'] as const) : []),
    ...(role === 'pr' || departments.includes('pr') ? (['pr'] as const) : []),
    ...(role === 'director' ? (['director'] as const) : []),
  ];
}

/**
 * The one seat that a person speaks for: the one they spoke for before, else the one they name, else the first of theirs
 * that nobody has filled. Null: they have no such seat. @throws StoreError `conflict` when they name a second seat.
 */
export function chooseSeat(
  eligible: readonly StatementSeat[],
  verdicts: readonly Pick<StatementVerdict, 'seat' | 'personId'>[],
  personId: string,
  named: StatementSeat | undefined,
): StatementSeat | null {
  const spokenFor = verdicts.find((one) => one.personId === personId)?.seat;
  if (spokenFor !== undefined && named !== undefined && named !== spokenFor)
    throw new StoreError('conflict', `This person has spoken for ${spokenFor}.`, {
      details: { state: `seat: ${spokenFor}` },
    });
  if (named !== undefined) return eligible.includes(named) ? named : null;
  if (spokenFor !== undefined) return eligible.includes(spokenFor) ? spokenFor : null;
  const isFilled = (seat: StatementSeat) => verdicts.some((one) => one.seat === seat);
  return eligible.find((seat) => !isFilled(seat)) ?? eligible[0] ?? null;
}
