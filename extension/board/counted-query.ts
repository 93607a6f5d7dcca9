import type { ApiQuery } from '../../shared/api.ts';
import type { BoardData } from './load-board.ts';

/** What the board counts, now or the equal stretch before it, as questions to the monitor name it. */
export function countedQuery(
  { query, period }: Pick<BoardData, 'query' | 'period'>,
  before = false,
): ApiQuery<'explainFigures'> {
  const length = period.to - period.from;
  const since = before ? period.from - length : period.from;
  return { ...query, since, before: since + length };
}
