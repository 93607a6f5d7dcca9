import type { ApiAnswer } from '../../shared/api.ts';
import type { ApiClient } from '../../shared/api-client.ts';
import type { ListWish, Narrowed } from './list-wish.ts';
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

/** A list whose rows are posts or tickets. */
export type RowWish = Extract<ListWish, { what: 'mentions' | 'tickets' | 'term' }>;

/** What all numbers of a board are counted of. */
export type Counted = Pick<BoardData, 'query' | 'period'>;

/** A page of the rows behind a number, the worst first. @param after null: the first page. */
export async function readRows(
  client: ApiClient,
  wish: RowWish,
  counted: Counted,
  after: string | null,
): Promise<RowPage> {
  const base = { ...counted.query, ...stretchOf(wish, counted) };
  if (wish.what === 'term') {
    const { drill, brand = [], channel = [], since, before } = base;
    const found = await client.listRisingMentions({ query: { drill, brand, channel, since, before, term: wish.of } });
    return { total: found.total, next: null, rows: found.items.map(toPlainRow) };
  }
  const { topic, site, person, product, brand, channel } = wish;
  const query = {
    ...base,
    ...(topic === undefined ? {} : { topic }),
    ...(person === undefined ? {} : { person }),
    ...(brand === undefined ? {} : { brand: [brand] }),
    ...(channel === undefined ? {} : { channel: [channel] }),
    ...{ limit: PAGE, ...(after === null ? {} : { after }) },
  };
  if (wish.what === 'tickets') {
    const ofProduct = product === undefined ? {} : { product };
    const page = await client.listFigureTickets({ query: { ...query, ...ofProduct, of: wish.of } });
    return { ...page, rows: page.items.map((row) => ({ what: 'tickets', row })) };
  }
  const ofSite = site === undefined ? {} : { site };
  const page = await client.listFigureMentions({ query: { ...query, ...ofSite, of: wish.of } });
  return { ...page, rows: page.items.map((row) => ({ what: 'mentions', row })) };
}

function toPlainRow(mention: MentionRow['mention']): Row {
  return { what: 'mentions', row: { mention, minutes: null } };
}

function stretchOf(
  { within, before }: Pick<Narrowed, 'within' | 'before'>,
  { period }: Counted,
): { readonly since: number; readonly before: number } {
  if (within) return { since: within.from, before: within.to };
  return before
    ? { since: period.from - (period.to - period.from), before: period.from }
    : { since: period.from, before: period.to };
}
