import { getPerson } from '../store/people/people.ts';
import { StoreError } from '../store/sql/store-error.ts';
import type { Db } from '../store/store.ts';
import { ApiFault } from './api-fault.ts';

/** Puts a name to a refused step: who was faster, or which state stands in the way. */
export async function explainConflict<T>(db: Db, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    if (!(cause instanceof StoreError) || cause.code !== 'conflict') throw cause;
    const { claimedBy, state, open, needs, moved, hidden, newer, template, most } = cause.details;
    if (Array.isArray(moved)) throw new ApiFault('fields-moved', { words: { fields: moved.join(', ') }, cause });
    if (typeof newer === 'number') throw new ApiFault('statement-moved', { words: { version: String(newer) }, cause });
    if (typeof most === 'number') throw new ApiFault('library-full', { words: { most: String(most) }, cause });
    if (template !== undefined) {
      const { name, changedBy } = template as { readonly name: string; readonly changedBy: string | null };
      const who = changedBy === null ? '—' : await readName(db, changedBy);
      throw new ApiFault('template-moved', { words: { name, who }, cause });
    }
    if (Array.isArray(hidden)) throw new ApiFault('hidden-parts', { words: { fields: hidden.join(', ') }, cause });
    if (Array.isArray(open)) throw new ApiFault('still-owed', { words: { what: open.join('; ') }, cause });
    if (typeof needs === 'string') throw new ApiFault('needs-consent', { words: { what: needs }, cause });
    if (state === 'claimed' && typeof claimedBy === 'string') {
      throw new ApiFault('claimed-by-other', { words: { who: await readName(db, claimedBy) }, cause });
    }
    throw new ApiFault('wrong-state', { words: { state: String(state) }, cause });
  }
}

async function readName(db: Db, personId: string): Promise<string> {
  try {
    return (await getPerson(db, personId)).name;
  } catch (error) {
    // People of the configuration may hold a claim before they have a row.
    if (error instanceof StoreError && error.code === 'not-found') return personId;
    throw error;
  }
}
