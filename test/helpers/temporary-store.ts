import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../monitor/store/open-store.ts';
import type { Store } from '../../monitor/store/store.ts';

/** How long a crossing test waits for something that must come. */
const PATIENCE_MS = 15_000;

/** A store in a folder of its own, removed at the end. */
export async function openTemporaryStore(): Promise<{ store: Store; folder: string; remove(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-listening-'));
  const store = await openStore({ url: `sqlite:${join(folder, 'earshot.db')}` });
  return {
    store,
    folder,
    async remove() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until `look` gives something; fails with what was waited for. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const endAt = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > endAt) throw new Error(`waited ${patienceMs} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
