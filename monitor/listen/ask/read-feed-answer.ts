import type { Poll } from '../../../shared/model/source.ts';
import type { PollContext } from '../../source-type.ts';
import type { SafeResponse } from '../fetch/safe-fetch.ts';
import type { ParsedDocument } from '../read/parsed-document.ts';
import { SourceRefusal } from './source-refusal.ts';
import { readCacheHint, readRetryAfter } from './wait-hint.ts';

/**
 * Turns an answer to a feed request into a poll, for every source type that reads feeds. An error page is never "no items".
 * @throws SourceRefusal, DocumentError
 */
export async function readFeedAnswer(
  response: SafeResponse,
  context: PollContext,
  hints: { readonly zone?: string } = {},
): Promise<Poll> {
  if (response.notModified) return { entries: [], notModified: true, ...waitOf(response, context.now) };
  refuseUnlessOk(response, context.now);
  const contentType = response.headers['content-type'];
  const document = await context.parse(response.body, {
    url: response.url,
    ...(contentType === undefined ? {} : { contentType }),
    ...hints,
  });
  return {
    entries: document.entries,
    etag: response.headers.etag ?? null,
    lastModified: response.headers['last-modified'] ?? null,
    ...waitOf(response, context.now),
    ...offerOf(response, document.feed),
  };
}

/** The hub that a feed names in its header or in itself; the header counts first. */
function offerOf(response: SafeResponse, feed: ParsedDocument['feed']): Pick<Poll, 'push'> {
  const link = (rel: string) =>
    new RegExp(`<([^>]+)>[^,]*;\\s*rel="?[^",]*\\b${rel}\\b`, 'i').exec(response.headers.link ?? '')?.[1] ?? null;
  const hub = link('hub') ?? feed.hub;
  const topic = link('self') ?? feed.self ?? response.url;
  if (hub === null || !URL.canParse(hub, response.url)) return {};
  return {
    push: { hub: new URL(hub, response.url).href, topic: URL.parse(topic, response.url)?.href ?? response.url },
  };
}

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

function waitOf(response: SafeResponse, now: number): { waitSeconds?: number } {
  const waitSeconds = readCacheHint(response.headers, now);
  return waitSeconds === null ? {} : { waitSeconds };
}
