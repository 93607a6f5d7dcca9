import type { Language } from '../../../shared/model/labels.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { OutboxAlert } from '../../store/alerts.ts';
import { type Html, html, webLink } from '../../write-html.ts';
import { ACKNOWLEDGE_WORDS, type AcknowledgeWords } from './acknowledge-words.ts';

/** What the page of an alert shows. */
export interface AlertSheet {
  readonly language: Language;
  readonly alert: OutboxAlert;
  /** Its mention as it stands now; null for an alert about the machine. */
  readonly mention: Mention | null;
  /** Who has or had it. */
  readonly holder: Person | null;
  readonly visitor: Person;
  readonly mayAct: boolean;
  /** Somebody passed it to public relations already (SOC-6). */
  readonly isPrCalled: boolean;
  /** Whom it can be passed on to. */
  readonly colleagues: readonly Person[];
  readonly now: number;
  /** Where forms go: `/a/2093/me`. */
  readonly base: string;
  readonly formKey: string;
  /** Why the last button did nothing. */
  readonly refused: string | null;
}

/** The page of an alert: level and time left first, then the post, the reasons, who has it, and what can be done. */
export function writeAlertSheet(sheet: AlertSheet): Html {
  const { alert, mention, language } = sheet;
  const words = ACKNOWLEDGE_WORDS[language];
  const { content } = alert;
  const level = mention?.level ?? content.level;
  const reasons = content.reasons.map((reason) => reason[language]).join(language === 'en' ? '; ' : '；');
  const drill = alert.drill ? ` · ${words.drill}` : '';
  const place = [content.brand, content.site, content.author, sayStory(sheet, words)].filter(Boolean).join(' · ');
  return html`
<div class="row head"><span class="tag ${level}">${words.levels[level] ?? level}${drill} · ${words.alert} A-${alert.number}</span>${writeTimeLeft(dueOf(sheet), sheet.now, words)}</div>
<h1>${content.headline[language]}</h1>
${place === '' ? null : html`<p class="muted">${place}</p>`}
${content.excerpt === null ? null : html`<div class="post">${content.excerpt}</div>`}
${reasons === '' ? null : html`<p class="muted">${words.why}${reasons}</p>`}
${writeState(sheet, words)}
${sheet.refused === null ? null : html`<p class="late" role="alert">${words.tooLate(sheet.refused)}</p>`}
${sheet.mayAct ? writeActions(sheet, words) : null}
${writePostLink(content.permalink, words)}
<p class="muted foot">${words.bound(sheet.visitor.name)}</p>`;
}

/** Only a post has a story. */
function sayStory({ alert, mention }: AlertSheet, words: AcknowledgeWords): string | null {
  return mention === null ? null : words.story(mention.storySize ?? alert.content.storySize);
}

/** Until when somebody has to act; null: nobody has to any more, or no time was set. */
export function dueOf({ alert, mention }: Pick<AlertSheet, 'alert' | 'mention'>): number | null {
  if (mention === null) return alert.acknowledgedAt === null ? alert.content.dueAt : null;
  return mention.state === 'answered' || mention.state === 'dismissed' ? null : mention.answerDueAt;
}

/** The time left, or passed; it goes on by itself while the page is open (`renew-page.mjs`). */
export function writeTimeLeft(dueAt: number | null, now: number, words: AcknowledgeWords): Html | null {
  if (dueAt === null) return null;
  const seconds = Math.round((dueAt - now) / 1000);
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const time =
    minutes < 60
      ? `${minutes}:${String(Math.abs(seconds) % 60).padStart(2, '0')}`
      : words.long(Math.floor(minutes / 60), minutes % 60);
  const said = seconds >= 0 ? words.left(time) : words.late(time);
  return html`<span class="left ${seconds >= 0 ? '' : 'late'}" data-seconds="${seconds}" data-left="${words.left('{time}')}" data-late="${words.late('{time}')}" data-long="${words.long('{h}', '{m}')}">${said}</span>`;
}

/** Who has it, in words. */
export function stateOf(
  { alert, mention, holder }: Pick<AlertSheet, 'alert' | 'mention' | 'holder'>,
  words: AcknowledgeWords,
): string {
  const state = mention?.state ?? (alert.acknowledgedAt === null ? 'unseen' : 'seen');
  return words.states[state]?.(holder?.name ?? '') ?? state;
}

function writeState(sheet: AlertSheet, words: AcknowledgeWords): Html | null {
  const { alert, mention, isPrCalled } = sheet;
  const state = mention?.state ?? (alert.acknowledgedAt === null ? 'unseen' : 'seen');
  const text = stateOf(sheet, words);
  const isOpen = state === 'open' || state === 'unseen';
  const called = isPrCalled ? html` <span class="tag blue">${words.prCalled}</span>` : null;
  return html`<p><span class="tag ${isOpen ? '' : 'green'}">${text}</span>${called}</p>`;
}

function writeActions(sheet: AlertSheet, words: AcknowledgeWords): Html | null {
  const { alert, mention } = sheet;
  const done =
    mention === null ? alert.acknowledgedAt !== null : mention.state === 'answered' || mention.state === 'dismissed';
  if (done) return null;
  const isMine = mention === null ? false : mention.claimedBy === sheet.visitor.id;
  const button = (action: string, label: string, first: boolean) =>
    html`<form method="post" action="${sheet.base}/${action}"><input type="hidden" name="key" value="${sheet.formKey}"><button class="${first ? 'first' : ''}">${label}</button></form>`;
  // PR need not call themselves; what they are asked is to judge it.
  const mayCall = mention !== null && !sheet.isPrCalled && sheet.visitor.role !== 'pr';
  return html`${isMine ? null : button('take', mention === null ? words.see : words.take, true)}
${mayCall ? button('call-pr', words.callPr, false) : null}
${mention === null ? null : writePassOn(sheet, words)}
${mention === null ? null : button('not-ours', words.notOurs, false)}`;
}

function writePassOn(sheet: AlertSheet, words: AcknowledgeWords): Html | null {
  if (sheet.colleagues.length === 0) return null;
  return html`<details><summary>${words.passOn}</summary><form method="post" action="${sheet.base}/pass"><input type="hidden" name="key" value="${sheet.formKey}"><label for="to">${words.to}</label><select id="to" name="to">${sheet.colleagues.map((person) => html`<option value="${person.id}">${person.name}</option>`)}</select><button>${words.passOn}</button></form></details>`;
}

function writePostLink(permalink: string | null, words: AcknowledgeWords): Html | null {
  const link = webLink(permalink);
  return link === null ? null : html`<a class="button" href="${link}" rel="noreferrer noopener">${words.openPost}</a>`;
}

/** The page for a phone that nobody is bound to: the same for every number, so that nothing can be learnt from it. */
export function writeBindSheet(language: Language, number: number, on: string | undefined, wrong: boolean): Html {
  const words = ACKNOWLEDGE_WORDS[language];
  return html`<h1>${words.bindTitle}</h1>
<p class="muted">${words.bindText}</p>
${wrong ? html`<p class="late" role="alert">${words.wrongCode}</p>` : null}
<form method="post" action="/a/${number}/bind${on === undefined ? '' : `?on=${encodeURIComponent(on)}`}"><label for="code">${words.code}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required><button class="first">${words.bind}</button></form>`;
}
