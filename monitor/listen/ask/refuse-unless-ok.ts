import type { SafeResponse } from '../../fetch/safe-fetch.ts';
import { SourceRefusal } from './source-refusal.ts';
import { readRetryAfter } from './wait-hint.ts';

/** @throws SourceRefusal for every status but 2xx, in words that name the way out. */
export function refuseUnlessOk(response: Pick<SafeResponse, 'status' | 'headers'>, now: number): void {
  const { status } = response;
  if (status >= 200 && status < 300) return;
  const waitSeconds = readRetryAfter(response.headers['retry-after'], now);
  if (status === 429) throw new SourceRefusal('429: asked too often; the server wants a pause', { waitSeconds });
  if (status === 410) throw new SourceRefusal('410: gone for good; take the source out', { mayRecover: false });
  if (status === 401 || status === 403) {
    throw new SourceRefusal(`${status}: refused; a login, key or cookie is missing or no longer good`, {
      waitSeconds,
      mayRecover: false,
    });
  }
  if (status === 404) throw new SourceRefusal('404: there is nothing under this address', { mayRecover: false });
  throw new SourceRefusal(`${status}: the server could not answer`, { waitSeconds });
}
