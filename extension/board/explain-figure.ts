import type { ApiAnswer } from '../../shared/api.ts';
import { TOPICS } from '../../shared/model/analysis.ts';
import type { Language } from '../../shared/model/labels.ts';
import { CONTACT_CHANNELS } from '../../shared/model/ticket.ts';
import type { FigureId } from '../../shared/service/figure-targets.ts';
import { formatClock } from '../look/format-time.ts';
import type { CaseWish, Narrowed } from './list-wish.ts';

export type ExplainedFigure = ApiAnswer<'explainFigures'>['items'][number];
export type Cause = ExplainedFigure['causes'][number];

const MINUTE_MS = 60_000;

/** The rows that a figure of KPI-2 is counted of. */
const ROWS_OF: Readonly<Record<FigureId, CaseWish>> = {
  firstContactRate: { what: 'tickets', of: 'firstContactRate' },
  ticketOverdueRate: { what: 'tickets', of: 'overdueRate' },
  satisfaction: { what: 'tickets', of: 'satisfaction' },
  firstResponseMinutes: { what: 'tickets', of: 'toFirstResponse' },
  chatResponseMinutes: { what: 'tickets', of: 'toFirstResponse', channel: 'chat' },
  negativeRate: { what: 'mentions', of: 'negativeRate' },
  complaintRate: { what: 'mentions', of: 'complaintRate' },
  overdueRate: { what: 'mentions', of: 'overdueRate' },
};

/** Name of the definition of a figure, among those that the monitor gives. */
export const MEANING_OF: Readonly<Record<FigureId, string>> = {
  ...{ firstContactRate: 'firstContactRate', ticketOverdueRate: 'overdueRate', satisfaction: 'satisfaction' },
  ...{ firstResponseMinutes: 'toFirstResponse', chatResponseMinutes: 'toFirstResponse' },
  ...{ negativeRate: 'negativeRate', complaintRate: 'complaintRate', overdueRate: 'overdueRate' },
};

/** The list behind a figure, of a cause only where one is named; null: there is no list of such a part. */
export function rowsBehind(id: FigureId, cause: Pick<Cause, 'by' | 'key'> | null, before = false): CaseWish | null {
  const part = cause === null ? {} : partOf(cause);
  return part && { ...ROWS_OF[id], ...part, ...(before ? { before: true } : {}) };
}

function partOf({ by, key }: Pick<Cause, 'by' | 'key'>): Narrowed | null {
  const topic = TOPICS.find((one) => one === key);
  const channel = CONTACT_CHANNELS.find((one) => one === key);
  if (by === 'topic') return topic === undefined ? null : { topic };
  if (by === 'channel') return channel === undefined ? null : { channel };
  if (by === 'site') return { site: key };
  if (by === 'brandId') return { brand: key };
  if (by === 'product') return { product: key };
  return by === 'handlerId' || by === 'answeredBy' ? { person: key } : null;
}

type Unit = 'share' | 'score' | 'minutes';

function unitOf(id: FigureId): Unit {
  if (id === 'satisfaction') return 'score';
  return id === 'firstResponseMinutes' || id === 'chatResponseMinutes' ? 'minutes' : 'share';
}

/** A figure in its own unit: `78.0%`, `4.6`, `38:00`. */
export function writeFigure(id: FigureId, value: number | null, language: Language): string {
  if (value === null) return '—';
  const unit = unitOf(id);
  if (unit === 'minutes') return formatClock(value * MINUTE_MS, language);
  return unit === 'score' ? value.toFixed(1) : `${(value * 100).toFixed(1)}%`;
}

/** How far it moved, with its sign; a share in points: `−7.0`. */
export function writeChange(id: FigureId, change: number, language: Language): string {
  const size = Math.abs(change);
  const unit = unitOf(id);
  const text =
    unit === 'minutes' ? formatClock(size * MINUTE_MS, language) : (unit === 'score' ? size : size * 100).toFixed(1);
  return `${change < 0 ? '−' : '+'}${text}`;
}

/** The mean of a part, which is what the figure is there. */
export function meanOf({ cases, sum }: Cause['now']): number | null {
  return cases === 0 ? null : sum / cases;
}
