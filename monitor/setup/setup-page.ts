import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiFault } from '../api/api-fault.ts';
import { isLoopbackRequest } from '../api/judge-origin.ts';
import { readLanguage } from '../api/pages/page-frame.ts';
import { loadBrowserAssets } from '../browser-assets.ts';
import { html, markHtml } from '../write-html.ts';
import texts from './texts.json' with { type: 'json' };

/** Nothing but our own files runs or loads on the page, nothing may frame it, no form leaves it. */
const SETUP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // A start with another port is waited for at its new address of this machine.
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SETUP_APP = {
  folder: new URL('./app/', import.meta.url),
  shared: [new URL('../../shared/config-draft.ts', import.meta.url)],
  base: '/setup',
  styles: [new URL('../look/pages.css', import.meta.url), new URL('./setup.css', import.meta.url)],
  stylePath: '/setup.css',
};

/**
 * The page that the address of `npm start` shows, on this machine only. It holds nothing but its own files: what is to be seen and
 * written goes through the API with the key of the terminal, or with the token that a code of an administrator brought.
 */
export function registerSetupPage(app: FastifyInstance): void {
  // Read when somebody opens the page: most monitors are set up once.
  let assets: ReturnType<typeof loadBrowserAssets> | null = null;
  const page = { config: { isPage: true as const } };
  app.get('/', page, (request, reply) =>
    send(request, reply, 'text/html; charset=utf-8', writePage(readLanguage(request))),
  );
  app.get('/setup.css', page, (request, reply) => sendAsset(request, reply));
  app.get('/setup/:name', page, (request, reply) => sendAsset(request, reply));

  function sendAsset(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    assets ??= loadBrowserAssets(SETUP_APP);
    const asset = assets.get(request.url);
    if (asset === undefined) throw new ApiFault('no-route', { words: { route: request.url } });
    return send(request, reply, asset.contentType, asset.text);
  }
}

function send(request: FastifyRequest, reply: FastifyReply, type: string, text: string): FastifyReply {
  if (!isLoopbackRequest(request)) throw new ApiFault('not-loopback');
  return reply
    .headers({ 'content-security-policy': SETUP_POLICY, 'cross-origin-resource-policy': 'same-origin' })
    .type(type)
    .send(text);
}

function writePage(language: keyof typeof texts): string {
  // `<` inside of a script element of data would end it.
  const data = JSON.stringify(texts).replaceAll('<', '\\u003c');
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${texts[language].title}</title>
<link rel="stylesheet" href="/setup.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="app"><p class="hint">${texts[language].loading}</p></div>
<noscript><p class="hint">${texts[language].noScript}</p></noscript>
<script type="application/json" id="texts">${markHtml(data)}</script>
<script type="module" src="/setup/main.js"></script>
</body>
</html>
`.text;
}
