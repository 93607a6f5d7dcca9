/** A source whose time has come, as far as an engine must know it. */
export interface DuePoll {
  readonly id: string;
  /** Polls of one host are limited together, out of politeness. */
  readonly host: string;
}

/** The work that an engine hands out. */
export interface PollWork {
  /** Sources that are due, the longest waiting first; may name some that run already. */
  listDue(limit: number): Promise<readonly DuePoll[]>;
  /** When the next source is due; null: there is none. */
  nextDueAt(): Promise<number | null>;
  /** Polls one source if it is due, and returns when it is due again; null: never, it was switched off. Faults of a source end in there. */
  poll(id: string, signal: AbortSignal): Promise<number | null>;
  /** A fault of the machine itself (the database is away): the engine waits and goes on. */
  onFault(error: unknown): void;
}

/** Where polls run: in this process, or shared with other monitors. */
export interface PollEngine {
  start(work: PollWork): Promise<void>;
  /** Something became due earlier than was known. */
  wake(): void;
  /** Takes on nothing new, lets running polls end within `graceMs`, then ends them. */
  stop(graceMs: number): Promise<void>;
}
