import { LEVELS, type Level } from '../../../shared/model/analysis.ts';
import type { Language } from '../../../shared/model/labels.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { OutboxAlert } from '../../store/alerts.ts';
import { type Html, html } from '../../write-html.ts';
import { dueOf, stateOf, writeTimeLeft } from './acknowledge-view.ts';
import { ACKNOWLEDGE_WORDS, type AcknowledgeWords } from './acknowledge-words.ts';

/** One alert of a message that told several. */
export interface DigestEntry {
  readonly alert: OutboxAlert;
  /** As it stands now; null for an alert that is of no post. */
  readonly mention: Mention | null;
  readonly holder: Person | null;
  /** Its own page, with its reasons and the other things that can be done. */
  readonly path: string;
}

/** What the page of several alerts shows. */
export interface DigestSheet {
  readonly language: Language;
  /** Of this page, the gravest first. */
  readonly entries: readonly DigestEntry[];
  /** Of all of them. */
  readonly levels: readonly Level[];
  readonly from: number;
  readonly pageSize: number;
  readonly visitor: Person;
  readonly mayAct: boolean;
  readonly now: number;
  readonly formKey: string;
  pageOf(from: number): string;
  actionOf(action: 'take-all' | 'take-chosen'): string;
  /** Why the last button did less than it says. */
  readonly refused: string | null;
}

/** Whether an alert still waits for somebody. */
export function isOpen({ alert, mention }: Pick<DigestEntry, 'alert' | 'mention'>): boolean {
  return mention !== null && alert.kind === 'mention' ? mention.state === 'open' : alert.acknowledgedAt === null;
}

/** All alerts of one message: how many of which level, then each with what it is and who has it; all or some can be taken. */
export function writeDigestSheet(sheet: DigestSheet): Html {
  const words = ACKNOWLEDGE_WORDS[sheet.language];
  const open = sheet.entries.filter(isOpen).length;
  const canTake = sheet.mayAct && open > 0;
  return html`
<h1>${words.several(sheet.levels.length)}</h1>
<p class="row levels">${countLevels(sheet.levels).map(([level, n]) => html`<span class="tag ${level}">${words.levels[level] ?? level} ${n}</span>`)}</p>
${sheet.refused === null ? null : html`<p class="late" role="alert">${sheet.refused}</p>`}
${sheet.mayAct && open === 0 ? html`<p class="muted">${words.noneOpen}</p>` : null}
<form method="post" action="${sheet.actionOf('take-chosen')}">
<input type="hidden" name="key" value="${sheet.formKey}"><input type="hidden" name="from" value="${sheet.from}">
<ul class="list">${sheet.entries.map((entry) => writeEntry(sheet, entry, canTake, words))}</ul>
${canTake ? html`<div class="bar"><button>${words.takeChosen}</button><button class="first" formaction="${sheet.actionOf('take-all')}">${sheet.levels.length > sheet.pageSize ? words.takePage(open) : words.takeAll(open)}</button></div>` : null}
</form>
${writePages(sheet, words)}
<p class="muted foot">${words.bound(sheet.visitor.name)}</p>`;
}

function countLevels(levels: readonly Level[]): readonly (readonly [Level, number])[] {
  return LEVELS.toReversed()
    .map((level) => [level, levels.filter((one) => one === level).length] as const)
    .filter(([, count]) => count > 0);
}

function writeEntry(sheet: DigestSheet, entry: DigestEntry, canTake: boolean, words: AcknowledgeWords): Html {
  const { alert, mention, path } = entry;
  const { content } = alert;
  const level = mention?.level ?? content.level;
  const drill = alert.drill ? ` · ${words.drill}` : '';
  const name = html`<span class="tag ${level}">${words.levels[level] ?? level}${drill} · A-${alert.number}</span>${writeTimeLeft(dueOf(entry), sheet.now, words)}`;
  const box = `take-${alert.number}`;
  return html`<li class="post">${
    canTake && isOpen(entry)
      ? html`<label class="choice head"><input type="checkbox" name="${box}">${name}</label>`
      : html`<p class="row head">${name}</p>`
  }
<p class="title">${content.headline[sheet.language]}</p>
${content.excerpt === null ? null : html`<p class="muted cut">${content.excerpt}</p>`}
<p class="row head"><span class="tag ${isOpen(entry) ? '' : 'green'}">${stateOf(entry, words)}</span><a href="${path}">${words.openOne}</a></p></li>`;
}

function writePages({ levels, from, pageSize, pageOf }: DigestSheet, words: AcknowledgeWords): Html | null {
  if (levels.length <= pageSize) return null;
  const next = from + pageSize;
  return html`<p class="row head"><span class="muted">${words.span(from + 1, Math.min(next, levels.length), levels.length)}</span><span>${from > 0 ? html`<a href="${pageOf(from - pageSize)}">${words.previous}</a> ` : null}${next < levels.length ? html`<a href="${pageOf(next)}">${words.next}</a>` : null}</span></p>`;
}
