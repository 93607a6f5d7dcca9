import type { Db } from '../store.ts';
import type { FigureDaysTable } from '../tables/figures.ts';
import type { ColumnShape } from './columns.ts';
import type { FigureRange } from './figure-range.ts';

/** Where the columns of a subject come from. */
export interface FigureSubject<N extends string, S extends string> {
  readonly table: FigureDaysTable['subject'];
  readonly shape: ColumnShape<N, S | Cut>;
  /** The instant by which a row belongs to a day. */
  readonly instant: N;
  /** Reads the rows of a stretch. */
  read(
    db: Db,
    range: FigureRange,
  ): Promise<(Readonly<Record<N, number | null>> & Readonly<Record<S | Cut, string | null>>)[]>;
}

/** What every report can be narrowed by. */
export type Cut = 'brandId' | 'channel';
