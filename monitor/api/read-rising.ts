import type { ApiAnswer, ApiQuery } from '../../shared/api.ts';
import type { ContactChannel } from '../../shared/model/ticket.ts';
import type { ApiContext } from './api-context.ts';
import { ApiFault } from './api-fault.ts';

const MOST_MS = 100 * 86_400_000;

/** KPI-3: terms that rise and issues that come again. @throws ApiFault `bad-range`. */
export async function readRising(
  { reader, clock }: Pick<ApiContext, 'reader' | 'clock'>,
  query: ApiQuery<'listRising'>,
): Promise<ApiAnswer<'listRising'>> {
  const range = readStretch(query, clock.now());
  const { since, before } = range;
  const { terms, issues } = await reader.readRising({
    ...range,
    ...readStretchFilter(query),
    earlierSince: Math.max(0, since - (before - since)),
  });
  return { range, terms, issues };
}

/** The stretch that a query names, to now when it has no end. @throws ApiFault `bad-range`. */
export function readStretch({ since, before }: { since: number; before?: number | undefined }, now: number) {
  const range = { since, before: before ?? now };
  if (range.before <= since || range.before - since > MOST_MS)
    throw new ApiFault('bad-range', { field: 'querystring.before' });
  return range;
}

/** What of its posts is counted. */
export function readStretchFilter(query: {
  readonly brand?: readonly string[] | undefined;
  readonly channel?: readonly ContactChannel[] | undefined;
  readonly drill?: boolean | undefined;
}) {
  const { brand, channel, drill } = query;
  return {
    ...(brand?.length ? { brandIds: brand } : {}),
    ...(channel?.length ? { channels: channel } : {}),
    ...(drill === undefined ? {} : { drill }),
  };
}
