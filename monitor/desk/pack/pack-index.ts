import { createHash } from 'node:crypto';
import type { Clock } from '../../../shared/model/clock.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import { disputePolicies } from '../../../shared/service/disputes/registry.ts';
import { slaPolicies } from '../../../shared/service/sla-policies/registry.ts';
import { TICKET_QUESTIONS } from '../../../shared/service/ticket-survey.ts';
import triagePolicy from '../../../shared/understanding/policies/triage.json' with { type: 'json' };
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

interface Said {
  readonly at: number;
  readonly who: string;
  readonly what: string;
  readonly text: string;
}

function listPublic(mention: PackContent['mention'], reader: PackReader): Said[] {
  if (mention === null) return [];
  const { publishedAt, author, text, answeredAt, answeredBy, answerText } = mention;
  const post = { at: publishedAt, who: author?.name ?? '?', what: sayWord('post', reader), text };
  if (answeredAt === null) return [post];
  const who = answeredBy === null ? sayWord('house', reader) : reader.nameOf(answeredBy);
  return [post, { at: answeredAt, who, what: sayWord('answer', reader), text: answerText ?? '—' }];
}

function listMailed({ mails, ticket }: PackContent, reader: PackReader): Said[] {
  return mails.map(({ at, direction, address, subject, text }) => ({
    at,
    who: direction === 'in' ? (address ?? ticket.customer?.name ?? '?') : sayWord('house', reader),
    what: sayWord(direction === 'in' ? 'mailIn' : 'mailOut', reader),
    text: text === null ? sayWord('erased', reader) : [subject, text].filter(Boolean).join('\n\n'),
  }));
}

function listAnswered({ survey, ticket }: PackContent, reader: PackReader): Said[] {
  if (survey === null) return [];
  const scores = TICKET_QUESTIONS.map(
    ({ id, title, steps }) => `${title[reader.language]}: ${steps[survey[id] - 1]?.[reader.language] ?? survey[id]}`,
  );
  const text = [...scores, ...(survey.comment === null ? [] : [survey.comment])].join('\n');
  return [{ at: survey.answeredAt, who: ticket.customer?.name ?? '?', what: sayWord('survey', reader), text }];
}

function writeConversation(content: PackContent, reader: PackReader): Html[] {
  const { ticket, mention, contacts } = content;
  const said: Said[] = [
    ...listPublic(mention, reader),
    ...listMailed(content, reader),
    ...listAnswered(content, reader),
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

function writeClocks({ clocks, tasks }: PackContent, reader: PackReader): Html {
  if (clocks.length === 0) return none(reader);
  const head = (['commitment', 'start', 'due', 'end', 'outcome'] as const).map(
    (key) => html`<th>${sayWord(key, reader)}</th>`,
  );
  const rows = clocks.map(
    (clock) =>
      html`<tr><td>${nameClock(clock, tasks, reader)} <span class="rule">${clock.rule}</span></td><td>${sayInstant(clock.startedAt, reader)}</td><td>${sayInstant(clock.dueAt, reader)}</td><td>${sayInstant(clock.stoppedAt, reader)}</td><td>${clock.outcome === null ? '—' : sayOneOf('outcomes', clock.outcome, reader)}</td></tr>`,
  );
  return html`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** What was promised; nothing where only its rule has a name. */
function nameClock(
  { policyId }: Pick<Clock, 'policyId'>,
  tasks: PackContent['tasks'],
  { language }: PackReader,
): string {
  const policy = [...slaPolicies, ...disputePolicies].find(({ id }) => id === policyId);
  return policy?.name[language] ?? tasks.get(policyId) ?? '';
}

function writeTimeline({ lines }: PackContent, reader: PackReader): Html {
  const steps = lines.filter(({ action }) => !action.endsWith('.viewed')).sort((a, b) => a.at - b.at);
  const looks = lines.length - steps.length;
  const head = (['when', 'who', 'what'] as const).map((key) => html`<th>${sayWord(key, reader)}</th>`);
  const rows = steps.map(
    ({ at, actorId, action, details }) =>
      html`<tr><td>${sayInstant(at, reader)}</td><td>${actorId === null ? sayWord('monitor', reader) : reader.nameOf(actorId)}</td><td>${sayOneOf('actions', action, reader)}${writeDetails(details, reader)}</td></tr>`,
  );
  return html`<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>${looks > 0 && html`<p class="none">${sayWord('looks', reader)}: ${looks}</p>`}`;
}

/** The facts of a step that people can read; keys of machines, and what is nested, stand in the log itself. */
function writeDetails(details: string, reader: PackReader): Html | null {
  const facts = Object.entries(JSON.parse(details) as Record<string, unknown>).flatMap(([key, value]) => {
    const name = sayOneOf('details', key, reader);
    return name === key || value === null || typeof value === 'object'
      ? []
      : [`${name} ${sayValue(key, String(value), reader)}`];
  });
  if (facts.length === 0) return null;
  return html`<span class="details">${facts.join(' · ')}</span>`;
}

function sayValue(key: string, value: string, reader: PackReader): string {
  const { language } = reader;
  const departments: Readonly<Record<string, Labels>> = triagePolicy.departmentLabels;
  if (key === 'department') return departments[value]?.[language] ?? value;
  if (key === 'level') return sayTerm('role', value, language) ?? value;
  if (reader.knows(value)) return reader.nameOf(value);
  if (key === 'from' || key === 'to')
    return sayTerm('ticketState', sayTerm('role', value, language), language) ?? value;
  if (key === 'dispute' || key === 'disputeBefore')
    return disputePolicies.find(({ stage }) => stage === value)?.name[language] ?? value;
  return value;
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
