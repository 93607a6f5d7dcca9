import type { Alert } from '../../shared/model/alert.ts';
import { judgeQuiet, type Pressure, type QuietVerdict } from '../../shared/service/quiet-hours.ts';
import type { AlertRouting } from './route-alert.ts';

/**
 * What can wait for the end of quiet hours. A step up, a crisis case, and what the machine says of itself cannot: somebody
 * has minutes to act on them (ESC-1 … ESC-6, DSP-3).
 */
const PATIENT: ReadonlySet<Alert['kind']> = new Set(['mention', 'reminder', 'burst', 'search']);

export function canWait(kind: Alert['kind']): boolean {
  return PATIENT.has(kind);
}

/** Whether a channel is left in peace at an instant: when all people whose channel it is are; it ends with the first of them. */
export function judgeChannel(
  channelId: string,
  alert: Pressure & { readonly kind: Alert['kind'] },
  { people, calendars }: Pick<AlertRouting, 'people' | 'calendars'>,
  at: number,
): QuietVerdict {
  if (!canWait(alert.kind)) return { isQuiet: false };
  let soonest: QuietVerdict | null = null;
  for (const { quiet, channels } of people) {
    if (!channels.includes(channelId)) continue;
    const verdict: QuietVerdict = quiet === undefined ? { isQuiet: false } : judgeQuiet(quiet, alert, calendars, at);
    if (!verdict.isQuiet || verdict.heldUntil === null) return verdict;
    if (soonest?.isQuiet !== true || verdict.heldUntil < (soonest.heldUntil ?? 0)) soonest = verdict;
  }
  return soonest ?? { isQuiet: false };
}
