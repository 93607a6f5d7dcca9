import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../shared/model/labels.ts';
import { Html, html } from '../../write-html.ts';

const STYLE = ['../../look/pages.css', './style.css']
  .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  .join('');

/** No script, no picture, nothing from elsewhere; the one style sheet is known by its hash. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The language of who opens a page: Chinese unless the browser asks for another one. */
export function readLanguage(request: FastifyRequest): Language {
  const first = (request.headers['accept-language'] ?? 'zh').split(',')[0]?.trim().toLowerCase() ?? '';
  return first === '' || first.startsWith('zh') || first === '*' ? 'zh-CN' : 'en';
}

/** Sends a page in the frame that all public pages share. */
export function sendPage(
  reply: FastifyReply,
  page: {
    readonly language: Language;
    readonly title: string;
    readonly body: Html;
    readonly status?: number;
    /** Loads the address again after so many seconds, so that a time left is not an old one. Never the address of a form: GET has none there. */
    readonly refresh?: { readonly seconds: number; readonly path: string };
  },
): FastifyReply {
  const refresh =
    page.refresh === undefined
      ? null
      : html`<meta http-equiv="refresh" content="${`${page.refresh.seconds};url=${page.refresh.path}`}">`;
  const text = html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${refresh}
<title>${page.title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body><main>${page.body}</main></body>
</html>`.text;
  return reply
    .code(page.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(text);
}

/** A page that only says something. @param house who says it, where the reader may be a customer. */
export function sendNotice(
  reply: FastifyReply,
  language: Language,
  status: number,
  words: { readonly title: string; readonly text: string },
  house?: string,
): FastifyReply {
  const body = html`${house === undefined ? null : html`<p class="house">${house}</p>`}<h1>${words.title}</h1><p class="muted">${words.text}</p>`;
  return sendPage(reply, { language, title: words.title, body, status });
}
