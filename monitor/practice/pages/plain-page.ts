import { escapeMarkup } from '../escape-markup.ts';
import type { PracticePost } from '../practice-post.ts';
import type { Stage } from '../stage.ts';
import { labelsFor, type PageLanguage } from './page-labels.ts';
import { renderShell } from './page-shell.ts';
import { renderPost } from './post-markup.ts';

const POSTS_PER_PAGE = 15;

export interface PageRequest {
  readonly language: PageLanguage;
  readonly now: number;
}

/** The list of the plain site, newest first, older ones by link. */
export function renderPlainList(stage: Stage, { language, now }: PageRequest, before?: string): string {
  const labels = labelsFor(language);
  const posts = stage.list({ site: 'plain', limit: POSTS_PER_PAGE, ...(before ? { before } : {}) });
  const last = posts.at(-1);
  const older =
    posts.length === POSTS_PER_PAGE && last
      ? `<a rel="next" class="button" href="/plain?before=${encodeURIComponent(last.id)}">${escapeMarkup(labels.older)}</a>`
      : `<span class="faint">${escapeMarkup(labels.end)}</span>`;
  const newest = before ? `<a class="button" href="/plain">${escapeMarkup(labels.newer)}</a>` : '';
  const list = posts.map((post) => renderPost(post, stage.repliesTo(post.id), { language, now, alone: false }));
  return renderShell({
    language,
    title: labels.plain,
    site: 'plain',
    body: `<h1>${escapeMarkup(labels.plain)}</h1>${list.join('\n')}<div class="pages">${newest}${older}</div>`,
  });
}

/** One post on its own page. */
export function renderPlainPost(stage: Stage, post: PracticePost, { language, now }: PageRequest): string {
  const labels = labelsFor(language);
  return renderShell({
    language,
    title: `${post.author} · ${labels.plain}`,
    site: 'plain',
    body: `<p><a class="back" href="/plain">← ${escapeMarkup(labels.back)}</a></p>${renderPost(post, stage.repliesTo(post.id), { language, now, alone: true })}`,
  });
}
