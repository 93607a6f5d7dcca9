import type { MentionCase } from '../../../shared/model/figure-case.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { selectMentions, toMention } from '../heard/mention-row.ts';
import type { Page } from '../sql/paging.ts';
import type { Db } from '../store.ts';
import { pickNamed } from './columns.ts';
import { readFigureColumns } from './figure-days.ts';
import type { FigureRange } from './figure-range.ts';
import { FIGURE_MENTIONS } from './figure-subjects.ts';
import { isTimedCase, measureMentions } from './measure-mentions.ts';
import { MENTION_SHAPE } from './mention-figures.ts';
import { pageOfWorst } from './page-of-worst.ts';
import { timePassed } from './time-passed.ts';

/** Which number of posts; narrowed to one line of a table where that is named. */
export interface MentionsWanted {
  readonly of: MentionCase;
  readonly topic?: Mention['analysis']['topic'];
  readonly site?: string;
  readonly answeredBy?: string;
}

/** A post behind a number. */
export interface MentionBehind {
  readonly mention: Mention;
  /** How long the step took, or how far the answer was past its deadline (before it: negative); null where the number is of no time. */
  readonly minutes: number | null;
}

const MINUTE_MS = 60_000;

/** The posts that a number of the figures was counted of, the worst first: the same columns, judged by the same code. */
export async function listMentionsBehind(
  db: Db,
  range: FigureRange,
  wanted: MentionsWanted,
  now: number,
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<MentionBehind> & { readonly total: number }> {
  const { of, ...names } = wanted;
  const columns = pickNamed(await readFigureColumns(db, FIGURE_MENTIONS, range), MENTION_SHAPE, names);
  const { number: numbers } = columns.numbers;
  const hurt = measureMentions(columns, of, now, timePassed(range));
  const found = pageOfWorst(hurt, numbers, page);
  const whole = await readByNumber(
    db,
    found.rows.map((row) => numbers[row] as number),
  );
  return {
    total: found.total,
    nextCursor: found.nextCursor,
    items: found.rows.flatMap((row) => {
      const mention = whole.get(numbers[row] as number);
      return mention === undefined
        ? []
        : [{ mention, minutes: isTimedCase(of) ? (hurt[row] as number) / MINUTE_MS : null }];
    }),
  };
}

async function readByNumber(db: Db, numbers: readonly number[]): Promise<Map<number, Mention>> {
  if (numbers.length === 0) return new Map();
  const rows = await selectMentions(db).where('mentions.number', 'in', numbers).execute();
  return new Map(rows.map((row) => [row.number, toMention(row)]));
}
