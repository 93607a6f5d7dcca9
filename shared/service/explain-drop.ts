import type { FigureTarget } from './figure-targets.ts';

/** A figure as a sum over cases: a rate (0 or 1 each) or a mean. */
export interface Tally {
  readonly cases: number;
  readonly sum: number;
}

/** The cases of one stretch that share a topic, a channel, a person or a product. */
export interface TallyPart extends Tally {
  readonly by: string;
  readonly key: string;
}

/** What moved a figure. */
export interface DropCause {
  readonly by: string;
  readonly key: string;
  readonly now: Tally;
  readonly before: Tally;
  /** Its part of the figure's change, in the figure's unit; the parts of one `by` add up to the change. */
  readonly share: number;
  /** `worse`: it went worse there. `more`: there is more of it than before, and it is worse than the rest. */
  readonly because: 'worse' | 'more';
}

/** A figure beside the stretch before it and its target. */
export interface FigureChange {
  readonly now: number | null;
  readonly before: number | null;
  readonly cases: number;
  readonly casesBefore: number;
  readonly missesTarget: boolean;
  /** KPI-2. */
  readonly isDrop: boolean;
  /** Only of a drop; the heaviest first. */
  readonly causes: readonly DropCause[];
}

/** Something that explains less of a drop than this is not worth a line. */
const LEAST_PART = 0.15;
const MOST_CAUSES = 6;

/** KPI-2: whether a figure dropped, and which topic, channel, person or product moved it. */
export function explainChange(
  target: FigureTarget,
  now: { readonly total: Tally; readonly parts: readonly TallyPart[] },
  before: { readonly total: Tally; readonly parts: readonly TallyPart[] },
): FigureChange {
  const [value, earlier] = [meanOf(now.total), meanOf(before.total)];
  const sign = target.better === 'higher' ? -1 : 1;
  const worseBy = value === null || earlier === null ? 0 : sign * (value - earlier);
  const isDrop =
    now.total.cases >= target.minCases &&
    before.total.cases >= target.minCases &&
    // A change of exactly the limit must not be lost to the last bit.
    worseBy >= target.dropBy - 1e-9;
  return {
    now: value,
    before: earlier,
    cases: now.total.cases,
    casesBefore: before.total.cases,
    missesTarget: value !== null && target.target !== null && sign * (value - target.target) > 0,
    isDrop,
    causes: isDrop && earlier !== null ? findCauses(now, before, { sign, earlier, worseBy }) : [],
  };
}

function findCauses(
  now: { readonly total: Tally; readonly parts: readonly TallyPart[] },
  before: { readonly total: Tally; readonly parts: readonly TallyPart[] },
  drop: { readonly sign: number; readonly earlier: number; readonly worseBy: number },
): DropCause[] {
  const none: Tally = { cases: 0, sum: 0 };
  const keyOf = ({ by, key }: Pick<TallyPart, 'by' | 'key'>) => JSON.stringify([by, key]);
  const earlierParts = new Map(before.parts.map((part) => [keyOf(part), part]));
  const nowParts = new Map(now.parts.map((part) => [keyOf(part), part]));
  const causes = [...new Map([...earlierParts, ...nowParts]).values()].map(({ by, key }): DropCause => {
    const [is, was] = [nowParts.get(keyOf({ by, key })) ?? none, earlierParts.get(keyOf({ by, key })) ?? none];
    const [weight, weightBefore] = [is.cases / now.total.cases, was.cases / before.total.cases];
    // What is new has no past of its own and is measured against the whole.
    const [rate, rateBefore] = [meanOf(is) ?? drop.earlier, meanOf(was) ?? drop.earlier];
    const worse = weight * (rate - rateBefore);
    const more = (weight - weightBefore) * (rateBefore - drop.earlier);
    return {
      ...{ by, key, share: worse + more },
      ...{ now: { cases: is.cases, sum: is.sum }, before: { cases: was.cases, sum: was.sum } },
      because: drop.sign * worse >= drop.sign * more ? 'worse' : 'more',
    };
  });
  // Rounded, so that equal shares stand in one order whatever the last bit says.
  const weigh = ({ share }: DropCause) => Math.round(drop.sign * share * 1e9);
  return causes
    .filter(({ share }) => drop.sign * share >= drop.worseBy * LEAST_PART)
    .sort((a, b) => weigh(b) - weigh(a) || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_CAUSES);
}

function meanOf({ cases, sum }: Tally): number | null {
  return cases === 0 ? null : sum / cases;
}
