import { escapeMarkup } from '../escape-markup.ts';
import { type PracticePost, type PracticeReply, pathOfPost } from '../practice-post.ts';
import { labelsFor, type PageLanguage, sayAge } from './page-labels.ts';

export interface PostMarkupOptions {
  readonly language: PageLanguage;
  readonly now: number;
  /** On the post's own page the form stands open and all answers are shown. */
  readonly alone: boolean;
}

/** One post of the plain site with its answers and reply form. */
export function renderPost(
  post: PracticePost,
  replies: readonly PracticeReply[],
  { language, now, alone }: PostMarkupOptions,
): string {
  const labels = labelsFor(language);
  const path = pathOfPost(post);
  const form = renderComposer({
    action: `${path}/replies`,
    id: `reply-${post.id}`,
    placeholder: labels.replyPlaceholder,
    send: labels.send,
  });
  return `<article class="post" data-post-id="${post.id}" lang="${post.lang}">
${renderByline({ name: post.author, handle: post.handle, at: post.publishedAt, href: path, language, now })}
<div class="post-text">${escapeMarkup(post.text)}</div>
<footer class="counts" lang="${language}">
${renderCount('reposts', labels.reposts, post.reposts)}${renderCount('comments', labels.comments, post.comments + replies.length)}${renderCount('likes', labels.likes, post.likes)}
<a class="action" href="/dm/${post.handle}" data-dm>${escapeMarkup(labels.message)}</a>
</footer>
<section class="replies" lang="${language}">${replies.map((reply) => renderReply(reply, language, now)).join('')}</section>
<div class="answer" lang="${language}">${alone ? form : `<details><summary>${escapeMarkup(labels.reply)}</summary>${form}</details>`}</div>
</article>`;
}

/** A text area with its button, for a public answer or a message. */
export function renderComposer(options: { action: string; id: string; placeholder: string; send: string }): string {
  return `<form class="composer" method="post" action="${options.action}">
<textarea id="${options.id}" name="text" rows="3" maxlength="2000" required placeholder="${escapeMarkup(options.placeholder)}" aria-label="${escapeMarkup(options.placeholder)}"></textarea>
<button type="submit">${escapeMarkup(options.send)}</button>
</form>`;
}

/** Avatar letter, name, age. */
function renderByline(options: {
  name: string;
  handle: string;
  at: number;
  href: string;
  language: PageLanguage;
  now: number;
}): string {
  const iso = new Date(options.at).toISOString();
  return `<header class="byline"><span class="avatar hue-${hueOf(options.handle)}" aria-hidden="true">${escapeMarkup(firstLetter(options.name))}</span>
<div><a rel="author" href="/dm/${options.handle}" data-author="${escapeMarkup(options.handle)}">${escapeMarkup(options.name)}</a>
<a rel="bookmark" href="${options.href}"><time datetime="${iso}">${escapeMarkup(sayAge(options.language, options.at, options.now))}</time></a></div></header>`;
}

function renderReply(reply: PracticeReply, language: PageLanguage, now: number): string {
  const labels = labelsFor(language);
  return `<div class="reply" data-reply-id="${reply.id}"${reply.own ? ' data-own' : ''} id="reply-${reply.id}">
<span data-author="${escapeMarkup(reply.handle)}">${escapeMarkup(reply.author)}</span>${reply.own ? `<span class="badge">${escapeMarkup(labels.own)}</span>` : ''}
<time datetime="${new Date(reply.at).toISOString()}">${escapeMarkup(sayAge(language, reply.at, now))}</time>
<div class="reply-text">${escapeMarkup(reply.text)}</div></div>`;
}

function renderCount(name: string, label: string, count: number): string {
  return `<span class="count" data-count="${name}">${escapeMarkup(label)} <span class="number">${count}</span></span>`;
}

/** First grapheme of a name, for the avatar. */
export function firstLetter(name: string): string {
  return Array.from(name.trim())[0] ?? '?';
}

/** One of six avatar colours, always the same for one handle. */
export function hueOf(handle: string): number {
  let sum = 0;
  for (const character of handle) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
