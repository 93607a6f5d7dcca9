/** A number beside the one of the stretch before, as a narrow cell shows them. */
export interface Compared {
  readonly text: string;
  /** Null: there was nothing to compare with. */
  readonly before: string | null;
  /** Class of the earlier number: whether it has become better or worse since. */
  readonly tone: 'good' | 'bad' | 'muted';
}

type Unit = 'count' | 'share' | 'score';

/** @param better which way is better; null: neither. */
export function compareWith(
  now: number | null,
  before: number | null,
  unit: Unit,
  better: 'higher' | 'lower' | null,
): Compared {
  const text = write(now, unit);
  if (before === null || (unit === 'count' && before === 0)) return { text, before: null, tone: 'muted' };
  const then = write(before, unit);
  // What reads alike has not moved.
  if (better === null || now === null || text === then) return { text, before: then, tone: 'muted' };
  return { text, before: then, tone: now > before === (better === 'higher') ? 'good' : 'bad' };
}

function write(value: number | null, unit: Unit): string {
  if (value === null) return '—';
  if (unit === 'share') return `${(value * 100).toFixed(1)}%`;
  return unit === 'score' ? value.toFixed(1) : String(value);
}
