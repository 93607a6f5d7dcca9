import type { ContactChannel } from '../../../shared/model/ticket.ts';
import type { CalendarSpec } from '../../../shared/service/calendar-spec.ts';

/** What is counted: published (mentions) or made (tickets) in [since, before), practice or real, of some brands and channels. */
export interface FigureRange {
  readonly since: number;
  readonly before: number;
  readonly drill: boolean;
  readonly brandIds?: readonly string[];
  readonly channels?: readonly ContactChannel[];
  /** Times are those of this calendar; wall-clock times when left out. Deadlines are kept or missed by their own. */
  readonly workingTime?: CalendarSpec;
}
