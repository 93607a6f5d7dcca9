import type { ApiAnswer } from '../../shared/api.ts';
import type { ApiClient } from '../../shared/api-client.ts';
import type { ListWish } from './list-wish.ts';
import type { BoardData } from './load-board.ts';

type MentionRow = ApiAnswer<'listFigureMentions'>['items'][number];
type TicketRow = ApiAnswer<'listFigureTickets'>['items'][number];

/** A row behind a number. */
export type Row =
  | { readonly what: 'mentions'; readonly row: MentionRow }
  | { readonly what: 'tickets'; readonly row: TicketRow };

export interface RowPage {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: string | null;
}

const PAGE = 50;

/** What all numbers of a board are counted of. */
export type Counted = Pick<BoardData, 'query' | 'period'>;

/** A page of the rows behind a number, the worst first. @param after null: the first page. */
export async function readRows(
  client: ApiClient,
  wish: ListWish,
  counted: Counted,
  after: string | null,
): Promise<RowPage> {
  const { topic, site, person } = wish;
  const query = {
    ...counted.query,
    ...stretchOf(wish, counted),
    ...(topic === undefined ? {} : { topic }),
    ...(site === undefined ? {} : { site }),
    ...(person === undefined ? {} : { person }),
    ...{ limit: PAGE, ...(after === null ? {} : { after }) },
  };
  if (wish.what === 'tickets') {
    const page = await client.listFigureTickets({ query: { ...query, of: wish.of } });
    return { ...page, rows: page.items.map((row) => ({ what: 'tickets', row })) };
  }
  const page = await client.listFigureMentions({ query: { ...query, of: wish.of } });
  return { ...page, rows: page.items.map((row) => ({ what: 'mentions', row })) };
}

function stretchOf(
  { within, before }: ListWish,
  { period }: Counted,
): { readonly since: number; readonly before: number } {
  if (within) return { since: within.from, before: within.to };
  return before
    ? { since: period.from - (period.to - period.from), before: period.from }
    : { since: period.from, before: period.to };
}
