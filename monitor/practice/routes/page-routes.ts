import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loadBrowserAssets } from '../../browser-assets.ts';
import { renderMessages } from '../pages/message-page.ts';
import { chooseLanguage, labelsFor } from '../pages/page-labels.ts';
import { type PageRequest, renderPlainList, renderPlainPost } from '../pages/plain-page.ts';
import { MAX_REPLY_LENGTH } from '../stage.ts';
import type { PracticeRoutesContext } from './feed-routes.ts';

const PRACTICE_APP = {
  folder: new URL('../app/', import.meta.url),
  base: '/assets',
  styles: [new URL('../styles/practice.css', import.meta.url)],
  stylePath: '/practice.css',
};

/** The plain site, the messages and the files that pages load. */
export function addPageRoutes(server: FastifyInstance, { stage, now }: PracticeRoutesContext): void {
  const pageOf = (request: FastifyRequest): PageRequest => {
    stage.advance(now());
    return { language: chooseLanguage(request.headers['accept-language']), now: now() };
  };
  for (const [path, asset] of loadBrowserAssets(PRACTICE_APP)) {
    server.get(path, (_request, reply) =>
      reply.header('cache-control', 'no-cache').type(asset.contentType).send(asset.text),
    );
  }

  server.get('/', (_request, reply) => reply.redirect('/plain'));
  server.get<{ Querystring: { before?: string } }>('/plain', (request, reply) =>
    sendPage(reply, renderPlainList(stage, pageOf(request), request.query.before)),
  );
  server.get<{ Params: { id: string } }>('/plain/posts/:id', (request, reply) => {
    const page = pageOf(request);
    const post = stage.find(request.params.id);
    if (post?.site !== 'plain') return refuse(reply, 404, labelsFor(page.language).notFound);
    return sendPage(reply, renderPlainPost(stage, post, page));
  });
  server.post<{ Params: { id: string }; Body: { text?: string } }>('/plain/posts/:id/replies', (request, reply) => {
    const page = pageOf(request);
    const labels = labelsFor(page.language);
    const text = normaliseText(request.body.text);
    if (!text) return refuse(reply, 400, labels.empty);
    if (text.length > MAX_REPLY_LENGTH) return refuse(reply, 400, labels.tooLong);
    if (stage.find(request.params.id)?.site !== 'plain') return refuse(reply, 404, labels.notFound);
    const written = stage.addReply(request.params.id, text, now());
    return reply.redirect(`/plain/posts/${request.params.id}#reply-${written.id}`, 303);
  });

  server.get<{ Params: { user: string } }>('/dm/:user', (request, reply) => {
    const page = pageOf(request);
    const name = stage.nameOf(request.params.user);
    if (!name) return refuse(reply, 404, labelsFor(page.language).notFound);
    return sendPage(reply, renderMessages(stage, request.params.user, name, page));
  });
  server.post<{ Params: { user: string }; Body: { text?: string } }>('/dm/:user', (request, reply) => {
    const labels = labelsFor(pageOf(request).language);
    const text = normaliseText(request.body.text);
    if (!text) return refuse(reply, 400, labels.empty);
    if (text.length > MAX_REPLY_LENGTH) return refuse(reply, 400, labels.tooLong);
    if (!stage.nameOf(request.params.user)) return refuse(reply, 404, labels.notFound);
    stage.addMessage(request.params.user, text, now());
    return reply.redirect(`/dm/${request.params.user}`, 303);
  });
}

/** Text of a form, with the line ends that forms send made plain. */
export function normaliseText(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll('\r\n', '\n').trim() : '';
}

function sendPage(reply: FastifyReply, markup: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(markup);
}

function refuse(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${message}\n`);
}
