import type { Page } from '../store/sql/paging.ts';
import { StoreError } from '../store/sql/store-error.ts';
import { ApiFault } from './api-fault.ts';

/** A page of a list as the API shows it. @throws ApiFault `bad-cursor` for a cursor of another list. */
export async function readPage<T>(page: Promise<Page<T>>): Promise<{ items: T[]; next: string | null }> {
  try {
    const { items, nextCursor } = await page;
    return { items: [...items], next: nextCursor };
  } catch (cause) {
    if (cause instanceof StoreError && cause.code === 'not-found') {
      throw new ApiFault('bad-cursor', { field: 'querystring.after', cause });
    }
    throw cause;
  }
}
