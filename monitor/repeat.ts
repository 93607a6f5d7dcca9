/** Work that is done again and again. */
export interface Repeated {
  /** No turn begins any more; resolves when the one that runs is over. */
  stop(): Promise<void>;
}

export interface RepeatOptions {
  readonly everyMs: number;
  /** The first turn begins at once instead of after `everyMs`. */
  readonly isFirstNow?: boolean;
  /** Hears what a turn failed with; the next one comes all the same. */
  readonly onFault: (error: unknown) => void;
}

/** Does the work every so often, until it is stopped. A turn that takes longer than its time lets the next ones pass. */
export function repeat(
  work: () => Promise<unknown>,
  { everyMs, isFirstNow = false, onFault }: RepeatOptions,
): Repeated {
  let running: Promise<unknown> | null = null;
  const turn = () => {
    running ??= work()
      .catch(onFault)
      .finally(() => {
        running = null;
      });
  };
  if (isFirstNow) turn();
  const timer = setInterval(turn, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
