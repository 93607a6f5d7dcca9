import type { Poll } from '../../../shared/model/source.ts';
import type { SafeResponse } from '../../fetch/safe-fetch.ts';
import type { PollContext } from '../../source-type.ts';
import { knownHub } from '../push/known-hub.ts';
import type { ParsedDocument } from '../read/parsed-document.ts';
import { refuseUnlessOk } from './refuse-unless-ok.ts';
import { readCacheHint } from './wait-hint.ts';

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
    now: context.now,
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
  if (hub === null || !URL.canParse(hub, response.url)) {
    const push = knownHub(response.url);
    return push ? { push } : {};
  }
  return {
    push: { hub: new URL(hub, response.url).href, topic: URL.parse(topic, response.url)?.href ?? response.url },
  };
}

function waitOf(response: SafeResponse, now: number): { waitSeconds?: number } {
  const waitSeconds = readCacheHint(response.headers, now);
  return waitSeconds === null ? {} : { waitSeconds };
}
