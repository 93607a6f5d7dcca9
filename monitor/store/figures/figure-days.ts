import type { Db } from '../store.ts';
import { type Columns, joinColumns, pickRows, toColumns } from './columns.ts';
import type { FigureRange } from './figure-range.ts';
import type { Cut, FigureSubject } from './figure-subject.ts';
import { readKeptStretches } from './kept-stretches.ts';

/** The rows of a range as columns: days and hours where they are kept, the rows themselves where not. */
export async function readFigureColumns<N extends string, S extends string>(
  db: Db,
  subject: FigureSubject<N, S>,
  range: FigureRange,
): Promise<Columns<N, S | Cut>> {
  const { shape, instant } = subject;
  const isCut = Boolean(range.brandIds?.length || range.channels?.length);
  const parts: Columns<N, S | Cut>[] = [];
  let since = range.since;
  const readUntil = async (before: number) => {
    if (since < before) parts.push(toColumns<N, S | Cut>(await subject.read(db, { ...range, since, before }), shape));
  };
  for (const kept of range.drill ? [] : await readKeptStretches(db, subject, range)) {
    await readUntil(kept.since);
    const isWhole = kept.since >= range.since && kept.before <= range.before && !isCut;
    parts.push(isWhole ? kept.columns : narrow(kept.columns));
    since = kept.before;
  }
  await readUntil(range.before);
  return joinColumns(parts, shape);

  function narrow(columns: Columns<N, S | Cut>): Columns<N, S | Cut> {
    const at = columns.numbers[instant];
    const { brandId, channel } = columns.names;
    const isWantedBrand = markNames(brandId.list, range.brandIds);
    const isWantedChannel = markNames(channel.list, range.channels);
    return pickRows(columns, shape, (row) => {
      const when = at[row] as number;
      if (when < range.since || when >= range.before) return false;
      return (
        isWantedBrand.at(brandId.at[row] as number) === true && isWantedChannel.at(channel.at[row] as number) === true
      );
    });
  }
}

/** Whether each name is wanted; the last one stands for rows without a name. */
function markNames(list: readonly string[], wanted: readonly string[] | undefined): boolean[] {
  const set = wanted?.length ? new Set(wanted) : null;
  return [...list.map((name) => set === null || set.has(name)), set === null];
}
