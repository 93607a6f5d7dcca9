import type { Mention } from './mention.ts';
import type { TicketState } from './ticket.ts';

/** What became of the ticket of a post, as lists may show it: masked (SEC-1). */
export interface TicketOutcome {
  readonly id: string;
  readonly number: number;
  readonly state: TicketState;
  readonly result: string | null;
}

/** One row of the monitoring table of SOC-9. */
export interface MonitoredPost {
  readonly mention: Mention;
  readonly ticket: TicketOutcome | null;
}
