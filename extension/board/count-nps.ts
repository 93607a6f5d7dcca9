import type { ApiAnswer } from '../../shared/api.ts';

/** SAT-2: who would recommend us, from the anonymous survey. */
export interface Nps {
  /** −100 … 100. */
  readonly score: number;
  readonly answers: number;
}

/** Who gives nine or ten recommends, who gives six or less warns; groups under five are not in the sums. Null: nobody was asked. */
export function countNps(sums: ApiAnswer<'readSurveySums'>['items'], months: readonly string[]): Nps | null {
  let answers = 0;
  let balance = 0;
  for (const { question, month, counts } of sums) {
    if (question !== 'nps' || !months.includes(month)) continue;
    for (const [score, count] of Object.entries(counts)) {
      answers += count;
      if (Number(score) >= 9) balance += count;
      else if (Number(score) <= 6) balance -= count;
    }
  }
  return answers === 0 ? null : { score: Math.round((balance / answers) * 100), answers };
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
