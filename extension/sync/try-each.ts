import { ApiError } from '../../shared/api-client.ts';

/**
 * Does one piece of work after the other; what the monitor fails on keeps nothing else from being handed over. Throws the first failure at
 * the end, and at once when the line is down or this browser must be paired again: no other piece would fare better.
 */
export async function tryEach(pieces: Iterable<() => Promise<unknown>>): Promise<void> {
  const failures: unknown[] = [];
  for (const piece of pieces) {
    try {
      await piece();
    } catch (error) {
      if (concernsLine(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

function concernsLine(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 401);
}
