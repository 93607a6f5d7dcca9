import type { ApiAnswer } from '../../shared/api.ts';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Brand } from '../../shared/model/brand.ts';
import { type BoardAddress, RANGE_MS } from './board-address.ts';
import type { Figures, Period } from './board-series.ts';

/** What the board is drawn from. The monitor counts; the browser only draws. */
export interface BoardData {
  readonly figures: Figures;
  readonly period: Period;
  readonly sources: ApiAnswer<'listSources'>['items'];
  readonly brands: readonly Brand[];
  readonly people: ReadonlyMap<string, string>;
  readonly drill: boolean;
  readonly serverTime: number;
}

/** Time zone of this computer: the days that a person means. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Reads the figures of the stretch that ends with the present hour. */
export async function loadBoard(client: ApiClient, { range, brand }: BoardAddress): Promise<BoardData> {
  const { length, bucket } = RANGE_MS[range];
  const [status, brands, people, sources] = await Promise.all([
    client.getStatus(),
    client.listBrands(),
    client.listPeople().catch(orNothing),
    client.listSources().catch(orNothing),
  ]);
  const to = Math.ceil(status.serverTime / bucket) * bucket;
  const period = { from: to - length, to };
  const figures = await client.getFigures({
    query: { since: period.from, before: period.to, zone: ZONE, ...(brand === null ? {} : { brand: [brand] }) },
  });
  return {
    figures,
    period,
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
