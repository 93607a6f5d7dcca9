import { createHash } from 'node:crypto';
import { type Html, html, markHtml } from '../../write-html.ts';
import { sayTerm } from '../exports/table-column.ts';
import type { PackContent, PackItem } from './gather-pack.ts';
import { isPicture, nameItem } from './name-item.ts';
import { type PackReader, sayInstant, sayOneOf, sayWord } from './pack-reader.ts';

/**
 * The page that people read: offline, without scripts; nothing is loaded but pictures that lie beside it. All words
 * from outside are text.
 */
export function writePackIndex(
  content: PackContent,
  reader: PackReader,
  made: { readonly at: number; readonly by: string },
  css: string,
): string {
  const style = createHash('sha256').update(css).digest('base64');
  const policy = `default-src 'none'; img-src 'self' file:; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'`;
  const title = `${sayWord('title', reader)} ${content.ticket.number}`;
  const page = html`<!doctype html>
<html lang="${reader.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${markHtml(`<style>${css}</style>`)}
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<p class="made">${sayWord('made', reader)} ${sayInstant(made.at, reader)} · ${sayWord('by', reader)} ${made.by} · ${sayWord('zone', reader)} ${reader.timeZone}</p>
</header>
${section('facts', reader, writeFacts(content, reader))}
${section('conversation', reader, writeConversation(content, reader))}
${section('items', reader, content.items.length === 0 ? none(reader) : content.items.map((one, i) => writeItem(one, i, reader)))}
${section('clocks', reader, writeClocks(content, reader))}
${section('timeline', reader, writeTimeline(content, reader))}
${section('proof', reader, writeProof(content, reader))}
</main>
</body>
</html>
`;
  return page.text;
}

type Part = Html | readonly Html[];

function section(key: Parameters<typeof sayWord>[0], reader: PackReader, body: Part): Html {
  return html`<section><h2>${sayWord(key, reader)}</h2>${body}</section>`;
}

function none(reader: PackReader): Html {
  return html`<p class="none">${sayWord('none', reader)}</p>`;
}

function writeFacts({ ticket, mention }: PackContent, reader: PackReader): Html {
  const { language } = reader;
  const rows: [Parameters<typeof sayWord>[0], string | null][] = [
    ['customer', ticket.customer?.name ?? null],
    ['reach', ticket.contact],
    ['order', ticket.orderNumber],
    ['product', ticket.product],
    ['happened', sayInstant(ticket.happenedAt ?? null, reader)],
    ['tried', ticket.tried ?? null],
    ['link', ticket.permalink],
    ['published', sayInstant(mention?.publishedAt ?? ticket.publishedAt, reader)],
    ['created', sayInstant(ticket.createdAt, reader)],
    ['first', sayInstant(ticket.firstResponseAt, reader)],
    ['resolved', sayInstant(ticket.resolvedAt, reader)],
    ['state', sayTerm('ticketState', ticket.state, language)],
    ['handler', ticket.handlerId === null ? null : reader.nameOf(ticket.handlerId)],
    ['result', ticket.result ?? ticket.closeReason],
  ];
  return html`<dl>${rows.map(([key, value]) => html`<div><dt>${sayWord(key, reader)}</dt><dd>${value ?? '—'}</dd></div>`)}</dl>`;
}

function writeConversation({ ticket, mention, contacts }: PackContent, reader: PackReader): Html[] {
  const said = [
    ...(mention === null
      ? []
      : [
          {
            at: mention.publishedAt,
            who: mention.author?.name ?? '?',
            what: sayWord('post', reader),
            text: mention.text,
          },
        ]),
    { at: ticket.createdAt, who: ticket.customer?.name ?? '?', what: sayWord('problem', reader), text: ticket.problem },
    ...contacts.map(({ at, personId, text }) => ({
      at,
      who: reader.nameOf(personId),
      what: sayWord('contact', reader),
      text,
    })),
  ].sort((a, b) => a.at - b.at);
  return said.map(
    ({ at, who, what, text }) =>
      html`<article class="said"><p class="meta"><strong>${who}</strong> · ${what} · ${sayInstant(at, reader)}</p><p class="words">${text}</p></article>`,
  );
}

function writeItem(one: PackItem, index: number, reader: PackReader): Html {
  const { item, capture, content } = one;
  const path = nameItem(one, index);
  const body =
    content === null
      ? html`<p class="none">${sayWord('erased', reader)}</p>`
      : isPicture(one)
        ? html`<a href="${path}"><img src="${path}" alt="${sayOneOf('kinds', item.kind, reader)}"></a>`
        : html`<p><a href="${path}">${path}</a></p>`;
  return html`<article class="item">
<h3>${index + 1}. ${sayOneOf('kinds', item.kind, reader)}</h3>
<p class="meta">${sayWord('captured', reader)} ${sayInstant(capture.capturedAt, reader)} · ${reader.nameOf(capture.personId)} · ${sayWord('page', reader)} ${capture.url}</p>
${body}
<p class="hash">SHA-256 ${item.sha256 === '' ? '—' : item.sha256}</p>
${capture.missing.map((gap) => html`<p class="none">${sayWord('missing', reader)}: ${sayOneOf('kinds', gap.kind, reader)} (${reader.language === 'en' ? gap.en : gap.zh})</p>`)}
</article>`;
}

function writeClocks({ clocks }: PackContent, reader: PackReader): Html {
  if (clocks.length === 0) return none(reader);
  const head = (['rule', 'start', 'due', 'end', 'outcome'] as const).map(
    (key) => html`<th>${sayWord(key, reader)}</th>`,
  );
  const rows = clocks.map(
    (clock) =>
      html`<tr><td>${clock.rule}</td><td>${sayInstant(clock.startedAt, reader)}</td><td>${sayInstant(clock.dueAt, reader)}</td><td>${sayInstant(clock.stoppedAt, reader)}</td><td>${clock.outcome === null ? '—' : sayOneOf('outcomes', clock.outcome, reader)}</td></tr>`,
  );
  return html`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

function writeTimeline({ lines }: PackContent, reader: PackReader): Html {
  const steps = lines.filter(({ action }) => !action.endsWith('.viewed')).sort((a, b) => a.at - b.at);
  const looks = lines.length - steps.length;
  const head = (['when', 'who', 'what'] as const).map((key) => html`<th>${sayWord(key, reader)}</th>`);
  const rows = steps.map(
    ({ at, actorId, action, details }) =>
      html`<tr><td>${sayInstant(at, reader)}</td><td>${actorId === null ? sayWord('monitor', reader) : reader.nameOf(actorId)}</td><td>${sayOneOf('actions', action, reader)}${writeDetails(details)}</td></tr>`,
  );
  return html`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>${looks > 0 && html`<p class="none">${sayWord('looks', reader)}: ${looks}</p>`}`;
}

/** The plain facts of a step; what is nested stands in the log itself. */
function writeDetails(details: string): Html | null {
  const facts = Object.entries(JSON.parse(details) as Record<string, unknown>).filter(
    ([, value]) => value !== null && typeof value !== 'object',
  );
  if (facts.length === 0) return null;
  return html`<span class="details">${facts.map(([key, value]) => `${key} ${String(value)}`).join(' · ')}</span>`;
}

function writeProof({ lines, seals }: PackContent, reader: PackReader): Html {
  const stamped = seals.filter(({ stamp }) => stamp !== null);
  return html`<dl>
<div><dt>${sayWord('lines', reader)}</dt><dd>${lines.length}</dd></div>
<div><dt>${sayWord('seals', reader)}</dt><dd>${seals.length === 0 ? sayWord('unsealed', reader) : seals.map(({ seal }) => seal.day).join(', ')}</dd></div>
<div><dt>${sayWord('stamped', reader)}</dt><dd>${stamped.length === 0 ? sayWord('none', reader) : stamped.map(({ seal }) => seal.day).join(', ')}</dd></div>
</dl>
<p>${sayWord('how', reader)}</p>`;
}
