import type { ApiAnswer, ApiQuery } from '../../shared/api.ts';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Brand } from '../../shared/model/brand.ts';
import { type BoardScope, RANGE_MS } from './board-address.ts';
import type { Figures, Period } from './board-series.ts';
import { countNps, monthsOf, type Nps } from './count-nps.ts';

/** What the board is drawn from. The monitor counts; the browser only draws. */
export interface BoardData {
  readonly figures: Figures;
  readonly period: Period;
  /** What every question of this board asks for, its exports and lists included. */
  readonly query: Pick<ApiQuery<'getFigures'>, 'drill' | 'brand' | 'channel' | 'calendar'>;
  readonly sources: ApiAnswer<'listSources'>['items'];
  readonly brands: readonly Brand[];
  readonly nps: Nps | null;
  /** Null: this role may not see them. */
  readonly costs: ApiAnswer<'getCosts'> | null;
  readonly improvements: ApiAnswer<'listImprovements'>['items'] | null;
  readonly people: ReadonlyMap<string, string>;
  /** Practice is counted, and nothing else. */
  readonly drill: boolean;
  /** The monitor has nothing but practice: there is no other side to turn to. */
  readonly onlyDrill: boolean;
  readonly serverTime: number;
}

/** Time zone of this computer: the days that a person means. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Reads the figures of the stretch that ends with the present hour. */
export async function loadBoard(
  client: ApiClient,
  { range, brand, channel, calendar, drill: wantsDrill }: BoardScope,
): Promise<BoardData> {
  const { length, bucket } = RANGE_MS[range];
  const [status, brands, people, sources] = await Promise.all([
    client.getStatus(),
    client.listBrands(),
    client.listPeople().catch(orNothing),
    client.listSources().catch(orNothing),
  ]);
  const to = Math.ceil(status.serverTime / bucket) * bucket;
  const period = { from: to - length, to };
  const drill = status.drill || wantsDrill;
  const ofBrand = brand === null ? {} : { brand: [brand] };
  const query = {
    ...{ drill, ...ofBrand },
    ...(channel === null ? {} : { channel: [channel] }),
    ...(calendar === null ? {} : { calendar }),
  };
  const months = monthsOf(period.from, period.to);
  const [figures, sums, costs, improvements] = await Promise.all([
    client.getFigures({ query: { since: period.from, before: period.to, zone: ZONE, ...query } }),
    client.readSurveySums({ query: { months: [...months], drill } }).catch(orNothing),
    client.getCosts({ query: { from: dayOf(period.from), to: dayOf(period.to - 1), ...ofBrand } }).catch(orNothing),
    client.listImprovements({ query: {} }).catch(orNothing),
  ]);
  return {
    figures,
    period,
    query,
    sources: sources?.items ?? [],
    brands: brands.items,
    nps: countNps(sums?.items ?? [], months),
    costs,
    improvements: improvements?.items ?? null,
    people: new Map((people?.items ?? []).map((person) => [person.id, person.name])),
    drill,
    onlyDrill: status.drill,
    serverTime: status.serverTime,
  };
}

/** The day of this computer, as figures of days are named. */
function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('sv-SE');
}

/** What this role may not see is left out; anything else is a fault. */
function orNothing(error: unknown): null {
  if (error instanceof ApiError && error.status === 403) return null;
  throw error;
}
