import type { ApiAnswer, ApiQuery } from '../../shared/api.ts';
import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Permission } from '../../shared/model/permission.ts';
import { type BoardScope, RANGE_MS } from './board-address.ts';
import { periodUntil } from './board-period.ts';
import type { Figures, Period } from './board-series.ts';
import { groupsOfNps, monthsOf, type NpsGroup } from './count-nps.ts';
import { dayOf } from './improvement-draft.ts';

/** What is known before anything is counted: it stands at once, however long the counting takes. */
export interface BoardFrame {
  readonly period: Period;
  /** What every question of this board asks for, its exports and lists included. */
  readonly query: Pick<ApiQuery<'getFigures'>, 'drill' | 'brand' | 'channel' | 'calendar'>;
  /** How it stands at this moment, all brands together. */
  readonly counts: ApiAnswer<'getStatus'>['counts'];
  /** Those that are heard worst, and how many there are in all. */
  readonly sources: Pick<ApiAnswer<'listSources'>, 'items' | 'total'>;
  readonly brands: readonly Brand[];
  readonly people: ReadonlyMap<string, string>;
  /** Who works here now, by name. */
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  /** What this person may do. */
  readonly permissions: ReadonlySet<Permission>;
  /** Practice is counted, and nothing else. */
  readonly drill: boolean;
  /** The monitor has nothing but practice: there is no other side to turn to. */
  readonly onlyDrill: boolean;
  readonly serverTime: number;
}

/** What the board is drawn from. The monitor counts; the browser only draws. */
export interface BoardData extends BoardFrame {
  /** Null: still being counted. */
  readonly figures: Figures | null;
  /** Empty: not read yet, or there are none. */
  readonly npsGroups: readonly NpsGroup[];
  /** Null: not read yet, or this role may not see them. */
  readonly costs: ApiAnswer<'getCosts'> | null;
  readonly improvements: ApiAnswer<'listImprovements'>['items'] | null;
}

/** Sources that are shown. */
const MOST_SOURCES = 30;

/** Time zone of this computer: the days that a person means. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Reads the figures of the stretch that ends with the present hour, and shows the board anew with each part that arrives. */
export async function loadBoard(client: ApiClient, scope: BoardScope, show: (data: BoardData) => void): Promise<void> {
  const status = client.getStatus().then((answer) => ({ ...answer, ...readScope(answer, scope) }));
  // Counting takes longest: it begins as soon as the monitor has said what time it is.
  const counted = status.then(({ period, query }) =>
    client.getFigures({ query: { since: period.from, before: period.to, zone: ZONE, ...query } }),
  );
  // What goes wrong is said where the figures are awaited, after the frame.
  counted.catch(() => undefined);
  const frame = await readFrame(client, status);
  let data: BoardData = { ...frame, figures: null, npsGroups: [], costs: null, improvements: null };
  const add = (part: Partial<BoardData>) => {
    data = { ...data, ...part };
    show(data);
  };
  add({});
  const { period, query } = frame;
  const { drill, brand } = query;
  const months = monthsOf(period.from, period.to);
  const days = { from: dayOf(period.from), to: dayOf(period.to - 1) };
  await Promise.all([
    counted.then((figures) => add({ figures })),
    client
      .readSurveySums({ query: { months: [...months], drill } })
      .catch(orNothing)
      .then((sums) => add({ npsGroups: groupsOfNps(sums?.items ?? [], months) })),
    client
      .getCosts({ query: { ...days, ...(brand === undefined ? {} : { brand }) } })
      .catch(orNothing)
      .then((costs) => add({ costs })),
    client
      .listImprovements({ query: {} })
      .catch(orNothing)
      .then((answer) => add({ improvements: answer?.items ?? null })),
  ]);
}

type Status = ApiAnswer<'getStatus'>;

/** What the address means at this moment. */
function readScope(
  { serverTime, drill }: Pick<Status, 'serverTime' | 'drill'>,
  { range, brand, channel, calendar, drill: wantsDrill }: BoardScope,
): Pick<BoardFrame, 'period' | 'query'> {
  return {
    period: periodUntil(serverTime, RANGE_MS[range]),
    query: {
      drill: drill || wantsDrill,
      ...(brand === null ? {} : { brand: [brand] }),
      ...(channel === null ? {} : { channel: [channel] }),
      ...(calendar === null ? {} : { calendar }),
    },
  };
}

async function readFrame(
  client: ApiClient,
  asked: Promise<Status & Pick<BoardFrame, 'period' | 'query'>>,
): Promise<BoardFrame> {
  const [status, me, brands, people, sources] = await Promise.all([
    asked,
    client.getMe(),
    client.listBrands(),
    client.listPeople().catch(orNothing),
    client.listSources({ query: { limit: MOST_SOURCES } }).catch(orNothing),
  ]);
  const { period, query, counts, drill, serverTime } = status;
  return {
    ...{ period, query, counts, serverTime },
    sources: sources ?? { items: [], total: 0 },
    brands: brands.items,
    permissions: new Set(me.permissions),
    staff: (people?.items ?? []).filter(({ active }) => active),
    people: new Map((people?.items ?? []).map((person) => [person.id, person.name])),
    drill: query.drill === true,
    onlyDrill: drill,
  };
}

/** What this role may not see is left out; anything else is a fault. */
function orNothing(error: unknown): null {
  if (error instanceof ApiError && error.status === 403) return null;
  throw error;
}
