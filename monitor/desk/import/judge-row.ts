import { createHash } from 'node:crypto';
import { KINDS, TOPICS, URGENCIES } from '../../../shared/model/analysis.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import { CONTACT_CHANNELS, TICKET_STATES, type TicketDraft, type TicketState } from '../../../shared/model/ticket.ts';
import { makeZoneOffset } from '../../../shared/service/zone-offset.ts';
import terms from '../exports/terms.json' with { type: 'json' };
import type { TableRow, TicketColumn } from './read-ticket-table.ts';

/** A ticket that another system kept, as it stands there. */
export interface ImportedTicket {
  readonly draft: Omit<TicketDraft, 'evidence'>;
  readonly state: TicketState;
  readonly result: string | null;
  readonly satisfaction: number | null;
  readonly resolvedAt: number | null;
}

/** A row that cannot be a ticket; the words name the column, what stands there and what may. */
export class RowRefusal extends Error {
  override readonly name = 'RowRefusal';
  readonly say: Labels;
  constructor(zh: string, en: string) {
    super(en);
    this.say = { 'zh-CN': zh, en };
  }
}

export interface ImportSettings {
  /** Name of the system that the numbers are of: two systems may count alike. */
  readonly system: string;
  readonly brandId: string | null;
  /** Zone of instants that name none. */
  readonly timeZone: string;
  readonly now: number;
}

const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
/** Characters that fit, as in a ticket that is made here. */
const MOST: Partial<Record<TicketColumn, number>> = {
  ...{ number: 200, problem: 20_000, customer: 200, contact: 500, result: 20_000, site: 200, permalink: 4096 },
  ...{ orderNumber: 200, product: 500, tried: 2_000 },
};

/** The ticket of a row. @throws RowRefusal */
export function judgeRow({ values, cells }: TableRow, settings: ImportSettings): ImportedTicket {
  const { problem } = values;
  if (problem === undefined) throw new RowRefusal('没有问题描述', 'there is no problem in it');
  for (const [column, most] of Object.entries(MOST))
    if ((values[column as TicketColumn]?.length ?? 0) > most)
      throw new RowRefusal(`${column} 太长，最多 ${most} 个字`, `${column} is too long: ${most} characters at most`);
  const createdAt = readInstant('createdAt', values.createdAt, settings) ?? settings.now;
  const state = readTerm('ticketState', TICKET_STATES, values.state, 'open');
  const isSettled = state === 'resolved' || state === 'closed';
  const resolvedAt = readInstant('resolvedAt', values.resolvedAt, settings) ?? (isSettled ? createdAt : null);
  if (resolvedAt !== null && resolvedAt < createdAt)
    throw new RowRefusal('解决时间早于受理时间', 'it was solved before it was taken in');
  return {
    draft: {
      clientKey: keyOf(values.number, cells, settings.system),
      channel: readTerm('channel', CONTACT_CHANNELS, values.channel, 'other'),
      site: values.site ?? null,
      permalink: values.permalink ?? null,
      ...{ postKey: null, mentionId: null, brandId: settings.brandId },
      customer: values.customer === undefined ? null : { name: values.customer, email: null, url: null },
      contact: values.contact ?? null,
      problem,
      kind: readTerm('kind', KINDS, values.kind, 'inquiry'),
      topic: readTerm('topic', TOPICS, values.topic, 'other'),
      urgency: readTerm('urgency', URGENCIES, values.urgency, 'normal'),
      orderNumber: values.orderNumber ?? null,
      product: values.product ?? null,
      happenedAt: readInstant('happenedAt', values.happenedAt, settings),
      tried: values.tried ?? null,
      ...{ publishedAt: null, createdAt, drill: false },
    },
    state,
    result: values.result ?? null,
    satisfaction: readScore(values.satisfaction),
    resolvedAt,
  };
}

/** The same row gives the same key: what is there already is not made again, also after a crash half-way. */
function keyOf(number: string | undefined, cells: readonly string[], system: string): string {
  const what = number === undefined ? JSON.stringify(cells) : `number ${number}`;
  return `import:${createHash('sha256').update(`${system}\n${what}`).digest('hex').slice(0, 40)}`;
}

function readTerm<T extends string>(
  group: keyof typeof terms,
  known: readonly T[],
  value: string | undefined,
  otherwise: T,
): T {
  if (value === undefined) return otherwise;
  const words: Readonly<Record<string, Labels>> = terms[group];
  const wanted = value.toLowerCase();
  const found = known.find((term) =>
    [term, words[term]?.['zh-CN'], words[term]?.en].some((word) => word?.toLowerCase() === wanted),
  );
  if (found !== undefined) return found;
  const may = (language: keyof Labels) =>
    [...new Set(known.map((term) => words[term]?.[language] ?? term))].join(' / ');
  throw new RowRefusal(
    `“${value}”不认识；可以是：${may('zh-CN')}`,
    `${JSON.stringify(value)} is not known; it may be: ${may('en')}`,
  );
}

function readInstant(name: string, value: string | undefined, { timeZone, now }: ImportSettings): number | null {
  if (value === undefined) return null;
  const parts = DATE.exec(value)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  let instant = Number.NaN;
  if (parts !== undefined) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    const isReal = new Date(wall).getUTCMonth() === month - 1 && hour < 24 && minute < 60 && second < 60;
    if (isReal) instant = wall - makeZoneOffset(timeZone)(wall - makeZoneOffset(timeZone)(wall));
  } else if (/[zZ]|[+-]\d{2}:?\d{2}$/.test(value)) instant = Date.parse(value);
  if (Number.isNaN(instant) || instant < 0 || instant > now)
    throw new RowRefusal(
      `${name} 的时间“${value}”读不懂或在将来；写成 2026-03-02 08:30`,
      `${name}: ${JSON.stringify(value)} is no instant of the past; write 2026-03-02 08:30`,
    );
  return instant;
}

function readScore(value: string | undefined): number | null {
  if (value === undefined) return null;
  const score = Number(value);
  if (Number.isInteger(score) && score >= 1 && score <= 5) return score;
  throw new RowRefusal(`满意度“${value}”应为 1 到 5`, `a satisfaction is 1 to 5, not ${JSON.stringify(value)}`);
}
