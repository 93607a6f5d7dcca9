import { escapeMarkup } from '../escape-markup.ts';
import type { Stage } from '../stage.ts';
import { labelsFor, sayAge } from './page-labels.ts';
import { renderShell } from './page-shell.ts';
import type { PageRequest } from './plain-page.ts';
import { renderComposer } from './post-markup.ts';

/** Direct messages with one user of the practice sites. */
export function renderMessages(stage: Stage, handle: string, name: string, { language, now }: PageRequest): string {
  const labels = labelsFor(language);
  const title = labels.messagesWith.replace('{name}', name);
  const messages = stage.messagesWith(handle).map(
    (message) => `<li class="message" data-message-id="${message.id}"${message.own ? ' data-own' : ''}>
<div class="message-text">${escapeMarkup(message.text)}</div>
<time datetime="${new Date(message.at).toISOString()}">${escapeMarkup(sayAge(language, message.at, now))}</time></li>`,
  );
  const list = messages.length
    ? `<ol class="messages">${messages.join('')}</ol>`
    : `<p class="faint">${escapeMarkup(labels.noMessages)}</p>`;
  const composer = renderComposer({
    action: `/dm/${handle}`,
    id: 'message',
    placeholder: labels.messagePlaceholder,
    send: labels.send,
  });
  return renderShell({
    language,
    title,
    body: `<h1 data-dm-with="${escapeMarkup(handle)}">${escapeMarkup(title)}</h1><div class="card">${list}${composer}</div>`,
  });
}
