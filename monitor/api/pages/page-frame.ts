import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../shared/model/labels.ts';
import { Html, html, markHtml } from '../../write-html.ts';

const STYLE = ['../../look/pages.css', './style.css']
  .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  .join('');

const SCRIPT = readFileSync(new URL('./renew-page.mjs', import.meta.url), 'utf8');
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** No picture, nothing from elsewhere; the one style sheet and the one script, which asks nobody for anything, are known by their hashes. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
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
    /**
     * Loads the address again after so many seconds, unless its reader is choosing something. Never the address of a form: GET has none there.
     */
    readonly refresh?: { readonly seconds: number; readonly path: string };
  },
): FastifyReply {
  const { refresh } = page;
  // A browser that runs no script at least shows no old time.
  const unscripted =
    refresh === undefined
      ? null
      : html`<noscript><meta http-equiv="refresh" content="${`${refresh.seconds};url=${refresh.path}`}"></noscript>`;
  const body =
    refresh === undefined
      ? html`<body><main>${page.body}</main></body>`
      : html`<body data-path="${refresh.path}" data-renew="${refresh.seconds}"><main>${page.body}</main><script>${markHtml(SCRIPT)}</script></body>`;
  const text = html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${unscripted}
<title>${page.title}</title>
<style>${new Html(STYLE)}</style>
</head>
${body}
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
