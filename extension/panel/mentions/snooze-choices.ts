const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MORNING_HOUR = 9;
/** Back so long before the answer is due: time enough to write one. */
const BACK_BEFORE_MS = 2 * MINUTE;
/** What is overdue may only be put off for a breath. */
const OVERDUE_MOST_MS = 15 * MINUTE;

export type SnoozeChoice = 'five' | 'quarter' | 'hour' | 'morning';

/**
 * Until when a mention may be put off: never so long that its deadline would pass unseen.
 * @param morning next morning at nine by this computer's time zone, see `nextMorning`.
 */
export function listSnoozes(
  answerDueAt: number | null,
  now: number,
  morning: number,
): readonly { readonly choice: SnoozeChoice; readonly until: number }[] {
  const all = [
    { choice: 'five', until: now + 5 * MINUTE },
    { choice: 'quarter', until: now + 15 * MINUTE },
    { choice: 'hour', until: now + HOUR },
    { choice: 'morning', until: morning },
  ] as const;
  if (answerDueAt === null) return all;
  const latest = answerDueAt > now ? answerDueAt - BACK_BEFORE_MS : now + OVERDUE_MOST_MS;
  return all.filter(({ until }) => until <= latest);
}

/** Nine o'clock of the next morning, by this computer's time zone. */
export function nextMorning(now: number): number {
  const at = new Date(now);
  at.setDate(at.getDate() + (at.getHours() < MORNING_HOUR ? 0 : 1));
  at.setHours(MORNING_HOUR, 0, 0, 0);
  return at.getTime();
}
