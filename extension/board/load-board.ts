import type { ApiAnswer } from '../../shared/api.ts';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Ticket } from '../../shared/model/ticket.ts';

/** More are not fetched: the board says so instead of making the browser wait. */
export const MOST_MENTIONS = 5_000;
const PAGE = 200;

/** What the board is drawn from. */
export interface BoardData {
  readonly mentions: readonly Mention[];
  /** True: there are more in the period than were fetched. */
  readonly capped: boolean;
  readonly tickets: readonly Ticket[];
  readonly sources: ApiAnswer<'listSources'>['items'];
  readonly brands: readonly Brand[];
  readonly people: ReadonlyMap<string, string>;
  readonly drill: boolean;
  readonly serverTime: number;
}

/** Reads everything published since `since`, newest first, up to `MOST_MENTIONS`. */
export async function loadBoard(client: ApiClient, since: number, brandId: string | null): Promise<BoardData> {
  const [status, brands, people, sources, tickets] = await Promise.all([
    client.getStatus(),
    client.listBrands(),
    client.listPeople().catch(orNothing),
    client.listSources().catch(orNothing),
    client.listTickets({ query: { limit: PAGE } }).catch(orNothing),
  ]);
  const mentions: Mention[] = [];
  let after: string | null | undefined;
  while (after !== null && mentions.length < MOST_MENTIONS) {
    const page: ApiAnswer<'listMentions'> = await client.listMentions({
      query: {
        order: 'newest',
        limit: PAGE,
        ...(brandId === null ? {} : { brand: [brandId] }),
        ...(after === undefined ? {} : { after }),
      },
    });
    mentions.push(...page.items);
    const oldest = page.items.at(-1);
    after = oldest && oldest.foundAt < since ? null : page.next;
  }
  return {
    mentions,
    capped: after !== null && mentions.length >= MOST_MENTIONS,
    tickets: tickets?.items ?? [],
    sources: sources?.items ?? [],
    brands: brands.items,
    people: new Map((people?.items ?? []).map((person) => [person.id, person.name])),
    drill: status.drill,
    serverTime: status.serverTime,
  };
}

/** What this role may not see is left out; anything else is a fault. */
function orNothing(error: unknown): null {
  if (error instanceof ApiError && error.status === 403) return null;
  throw error;
}
