import { escapeMarkup } from '../escape-markup.ts';
import type { PracticeSite } from '../practice-post.ts';
import { labelsFor, type PageLanguage } from './page-labels.ts';

/** Nothing but our own files runs or loads on a practice page, and nothing may frame it. */
export const PRACTICE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface ShellOptions {
  readonly language: PageLanguage;
  readonly title: string;
  /** Site that is marked in the navigation; none on the message page. */
  readonly site?: PracticeSite;
  /** Markup of the main part, escaped already. */
  readonly body: string;
  /** Adds the script of the single-page app. */
  readonly withApp?: boolean;
}

/** The frame that all practice pages share. */
export function renderShell(options: ShellOptions): string {
  const labels = labelsFor(options.language);
  const tab = (site: PracticeSite) =>
    `<a href="/${site}"${options.site === site ? ' aria-current="page"' : ''}>${escapeMarkup(labels[site])}</a>`;
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeMarkup(options.title)}</title>
<link rel="stylesheet" href="/practice.css">
<link rel="icon" href="data:,">
<link rel="alternate" type="application/rss+xml" title="RSS" href="/feeds/plain.rss">
<link rel="alternate" type="application/atom+xml" title="Atom" href="/feeds/app.atom">
</head>
<body>
<header class="top"><div class="column">
<p class="drill"><strong>${escapeMarkup(labels.drill)}</strong> ${escapeMarkup(labels.drillNote)}</p>
<nav aria-label="${escapeMarkup(labels.site)}">${tab('plain')}${tab('app')}</nav>
</div></header>
<main class="column" id="main">${options.body}</main>
${options.withApp ? '<script type="module" src="/assets/main.js"></script>' : ''}
</body>
</html>
`;
}
