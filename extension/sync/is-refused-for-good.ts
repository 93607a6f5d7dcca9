import { ApiError } from '../../shared/api-client.ts';

/** The monitor will not take this later either. Not so when the line is down, or when this browser must be paired again. */
export function isRefusedForGood(error: unknown): boolean {
  return error instanceof ApiError && !error.retryable && error.status !== 401;
}
