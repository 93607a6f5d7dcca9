import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FeedHead, writeAtom, writeRss } from '../feed-documents.ts';
import type { PracticePost, PracticeSite } from '../practice-post.ts';
import type { Stage } from '../stage.ts';

/** What the routes of the practice server share. */
export interface PracticeRoutesContext {
  readonly stage: Stage;
  readonly now: () => number;
  readonly origin: () => string;
}

const POSTS_PER_FEED = 20;

/** RSS, Atom and a search feed over both sites, all with validators. */
export function addFeedRoutes(server: FastifyInstance, { stage, now, origin }: PracticeRoutesContext): void {
  const newest = (filter: { site?: PracticeSite; query?: string }) => {
    stage.advance(now());
    return stage.list({ ...filter, limit: POSTS_PER_FEED });
  };
  const head = (title: string, pagePath: string, selfPath: string): FeedHead => ({
    title,
    origin: origin(),
    selfPath,
    pagePath,
  });

  server.get('/feeds/plain.rss', (request, reply) => {
    const posts = newest({ site: 'plain' });
    const text = writeRss(head('街角广场 Corner Square (演练)', '/plain', '/feeds/plain.rss'), posts);
    return sendDocument(request, reply, { text, posts, contentType: 'application/rss+xml; charset=utf-8' });
  });
  server.get('/feeds/app.atom', (request, reply) => {
    const posts = newest({ site: 'app' });
    const text = writeAtom(head('回声圈 Echo Circle (演练)', '/app', '/feeds/app.atom'), posts);
    return sendDocument(request, reply, { text, posts, contentType: 'application/atom+xml; charset=utf-8' });
  });
  server.get<{ Querystring: { q?: string } }>('/feeds/search.rss', (request, reply) => {
    const query = request.query.q ?? '';
    const posts = newest({ query });
    const text = writeRss(head(`“${query}” (演练)`, '/plain', request.url), posts);
    return sendDocument(request, reply, { text, posts, contentType: 'application/rss+xml; charset=utf-8' });
  });
}

/** Answers 304 when the validators still hold, as a well-behaved publisher does. */
function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  document: { text: string; posts: readonly PracticePost[]; contentType: string },
): FastifyReply {
  const etag = `"${createHash('sha256').update(document.text).digest('base64url').slice(0, 22)}"`;
  const lastModified = new Date(document.posts[0]?.publishedAt ?? 0).toUTCString();
  reply.headers({ etag, 'last-modified': lastModified, 'cache-control': 'no-cache' });
  const known = request.headers['if-none-match'];
  const unchanged = known === undefined ? request.headers['if-modified-since'] === lastModified : known === etag;
  if (unchanged) return reply.code(304).send();
  return reply.type(document.contentType).send(document.text);
}
