import type { Db } from '../../store/store.ts';

const listeners = new WeakMap<Db, Set<() => void>>();

/** Tells the scheduler of this process that a source has become due at once, because its hub said so. */
export function ringPushBell(db: Db): void {
  for (const listener of listeners.get(db) ?? []) listener();
}

/** Calls back when the bell rings. Returns how to stop. */
export function onPushBell(db: Db, listener: () => void): () => void {
  const all = listeners.get(db) ?? new Set();
  listeners.set(db, all);
  all.add(listener);
  return () => void all.delete(listener);
}
