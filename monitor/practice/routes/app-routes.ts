import type { FastifyInstance } from 'fastify';
import type { AppPost } from '../app/api.ts';
import { renderAppPage } from '../pages/app-page.ts';
import { chooseLanguage } from '../pages/page-labels.ts';
import { firstLetter, hueOf } from '../pages/post-markup.ts';
import type { PracticePost } from '../practice-post.ts';
import { MAX_REPLY_LENGTH, type Stage } from '../stage.ts';
import type { PracticeRoutesContext } from './feed-routes.ts';
import { normaliseText } from './page-routes.ts';

const MAX_POSTS = 50;

/** The single-page site: one page for all its addresses, and its data. */
export function addAppRoutes(server: FastifyInstance, { stage, now }: PracticeRoutesContext): void {
  for (const path of ['/app', '/app/posts/:id']) {
    server.get(path, (request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(renderAppPage(chooseLanguage(request.headers['accept-language']))),
    );
  }

  server.get<{ Querystring: { before?: string; after?: string; limit?: string } }>('/app/api/posts', (request) => {
    stage.advance(now());
    const { before, after, limit } = request.query;
    const posts = stage.list({
      site: 'app',
      limit: Math.min(MAX_POSTS, Math.max(1, Number(limit) || MAX_POSTS)),
      ...(before ? { before } : {}),
    });
    const known = after ? posts.findIndex((post) => post.id === after) : -1;
    return { items: (known === -1 ? posts : posts.slice(0, known)).map((post) => toAppPost(stage, post)) };
  });
  server.get<{ Params: { id: string } }>('/app/api/posts/:id', (request, reply) => {
    stage.advance(now());
    const post = stage.find(request.params.id);
    if (post?.site !== 'app') return reply.code(404).send({ error: 'not-found' });
    return toAppPost(stage, post);
  });
  server.post<{ Params: { id: string }; Body: { text?: string } | null }>(
    '/app/api/posts/:id/replies',
    (request, reply) => {
      stage.advance(now());
      const text = normaliseText(request.body?.text);
      if (!text || text.length > MAX_REPLY_LENGTH) return reply.code(400).send({ error: 'text' });
      const post = stage.find(request.params.id);
      if (post?.site !== 'app') return reply.code(404).send({ error: 'not-found' });
      stage.addReply(post.id, text, now());
      return toAppPost(stage, post);
    },
  );
}

function toAppPost(stage: Stage, post: PracticePost): AppPost {
  const { id, lang, author, handle, text, publishedAt, likes, reposts, comments } = post;
  return {
    id,
    lang,
    author,
    handle,
    hue: hueOf(handle),
    letter: firstLetter(author),
    text,
    publishedAt,
    likes,
    reposts,
    comments,
    replies: stage.repliesTo(id),
  };
}
