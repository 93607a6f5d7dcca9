import type { Level, PressingFlag } from '../model/analysis.ts';
import type { Calendar } from './calendar.ts';

/** When somebody is left in peace, and what is told all the same. */
export interface QuietHours {
  /** Name of the calendar whose working time is the quiet time. */
  readonly during: string;
  /** Levels that break through beside red, which never waits (ESC-3). */
  readonly levels: readonly Level[];
  readonly flags: readonly PressingFlag[];
}

/** What quiet hours ask of something that is to be told. */
export interface Pressure {
  readonly level: Level;
  readonly flags: readonly PressingFlag[];
}

/** What quiet hours make of it: told at once, with what broke through, or kept until they end. */
export type QuietVerdict =
  | { readonly isQuiet: false }
  | { readonly isQuiet: true; readonly heldUntil: number }
  | { readonly isQuiet: true; readonly heldUntil: null; readonly through: Level | PressingFlag };

/** Whether something waits at an instant. @throws Error when there is no such calendar. */
export function judgeQuiet(
  quiet: QuietHours,
  { level, flags }: Pressure,
  calendars: ReadonlyMap<string, Calendar>,
  at: number,
): QuietVerdict {
  const calendar = calendars.get(quiet.during);
  if (calendar === undefined) throw new Error(`There is no calendar "${quiet.during}".`);
  const heldUntil = calendar.openUntil(at);
  if (heldUntil === null) return { isQuiet: false };
  const flag = quiet.flags.find((known) => flags.includes(known));
  const through = level === 'red' || quiet.levels.includes(level) ? level : flag;
  return through === undefined ? { isQuiet: true, heldUntil } : { isQuiet: true, heldUntil: null, through };
}
