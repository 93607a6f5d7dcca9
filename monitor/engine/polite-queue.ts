import PQueue from 'p-queue';

/** Runs work at most so many at once, and at most so many of one host. */
export interface PoliteQueue {
  add<T>(host: string, run: () => Promise<T>): Promise<T>;
  /** Forgets what has not begun. */
  clear(): void;
  onIdle(): Promise<void>;
}

export function createPoliteQueue(limits: { readonly concurrency: number; readonly perHost: number }): PoliteQueue {
  const everything = new PQueue({ concurrency: limits.concurrency });
  const hosts = new Map<string, PQueue>();
  return {
    async add<T>(host: string, run: () => Promise<T>): Promise<T> {
      const queue = hosts.get(host) ?? new PQueue({ concurrency: limits.perHost });
      hosts.set(host, queue);
      try {
        // The host's turn comes first, so that a slow host holds no place of the others.
        return await queue.add(() => everything.add(run));
      } finally {
        if (queue.size === 0 && queue.pending === 0) hosts.delete(host);
      }
    },
    clear() {
      for (const queue of hosts.values()) queue.clear();
      everything.clear();
    },
    onIdle: () => everything.onIdle(),
  };
}
