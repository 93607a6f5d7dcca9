import type { ApiAnswer } from '../../shared/api.ts';

/** SAT-2: who would recommend us, from the anonymous survey. */
export interface Nps {
  /** −100 … 100. */
  readonly score: number;
  readonly answers: number;
}

/** The answers of one group in one month: the least that is kept (SAT-2). */
export interface NpsGroup {
  readonly month: string;
  readonly group: string;
  /** Nines and tens. */
  readonly recommend: number;
  readonly between: number;
  /** Six and below. */
  readonly warn: number;
}

/** The groups that the NPS is counted of, the last month first; groups under five are not in the sums. */
export function groupsOfNps(
  sums: ApiAnswer<'readSurveySums'>['items'],
  months: readonly string[],
): readonly NpsGroup[] {
  return sums
    .filter(({ question, month }) => question === 'nps' && months.includes(month))
    .map(({ month, group, counts }) => {
      const given = (least: number, most: number) =>
        Object.entries(counts).reduce(
          (all, [score, count]) => (Number(score) >= least && Number(score) <= most ? all + count : all),
          0,
        );
      return { month, group, recommend: given(9, 10), between: given(7, 8), warn: given(0, 6) };
    })
    .sort((a, b) => (a.month === b.month ? (a.group < b.group ? -1 : 1) : a.month < b.month ? 1 : -1));
}

/** Who gives nine or ten recommends, who gives six or less warns. Null: nobody was asked. */
export function countNps(groups: readonly NpsGroup[]): Nps | null {
  const sum = (name: 'recommend' | 'between' | 'warn') => groups.reduce((all, group) => all + group[name], 0);
  const [recommend, warn] = [sum('recommend'), sum('warn')];
  const answers = recommend + sum('between') + warn;
  return answers === 0 ? null : { score: Math.round(((recommend - warn) / answers) * 100), answers };
}

/** Calendar months that a stretch touches: `2026-11`. Sums are kept by month, so that no answer can be told from another. */
export function monthsOf(from: number, to: number): readonly string[] {
  const months: string[] = [];
  const last = new Date(to - 1);
  const at = new Date(new Date(from).getFullYear(), new Date(from).getMonth(), 1);
  for (; at <= last; at.setMonth(at.getMonth() + 1)) {
    months.push(`${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`);
  }
  return months;
}
