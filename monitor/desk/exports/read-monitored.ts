import type { Level } from '../../../shared/model/analysis.ts';
import type { MentionState } from '../../../shared/model/mention.ts';
import type { MonitoredPost } from '../../../shared/model/monitored-post.ts';
import type { ContactChannel } from '../../../shared/model/ticket.ts';
import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import { readTicketOutcomes } from '../../store/desk/ticket-outcomes.ts';
import type { Reader } from '../../store/reads.ts';
import type { Page } from '../../store/sql/paging.ts';
import type { Db } from '../../store/store.ts';

/** What the monitoring table is narrowed to, in the words of its query; left out: not narrowed. */
export interface MonitoredFilter {
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly brand?: readonly string[] | undefined;
  readonly channel?: readonly ContactChannel[] | undefined;
  readonly site?: readonly string[] | undefined;
  readonly level?: readonly Level[] | undefined;
  readonly state?: readonly MentionState[] | undefined;
  /** True: every post, not only the negative ones. */
  readonly all?: boolean | undefined;
  readonly drill: boolean;
}

/** A page of the monitoring table of SOC-9, the last found first: the view and the export read the same rows. */
export async function readMonitored(
  { reader, db }: { readonly reader: Pick<Reader, 'listMentions'>; readonly db: Db },
  filter: MonitoredFilter,
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<Page<MonitoredPost>> {
  const { since, before, brand, channel, site, level, state, all = false, drill } = filter;
  const { items, nextCursor } = await reader.listMentions({
    ...(since === undefined ? {} : { publishedSince: since }),
    ...(before === undefined ? {} : { publishedBefore: before }),
    ...(brand?.length ? { brandIds: brand } : {}),
    ...(channel?.length ? { channels: channel } : {}),
    ...(site?.length ? { sites: site } : {}),
    ...(level?.length ? { levels: level } : {}),
    ...(state?.length ? { states: state } : {}),
    ...(all ? {} : { negative: true }),
    drill,
    order: 'newest',
    ...page,
  });
  const outcomes = await readTicketOutcomes(
    db,
    items.flatMap(({ ticketId }) => (ticketId === null ? [] : [ticketId])),
  );
  const rows = items.map((mention) => {
    const ticket = outcomes.get(mention.ticketId ?? '');
    if (!ticket) return { mention, ticket: null };
    return { mention, ticket: { ...ticket, result: ticket.result === null ? null : maskPersonalData(ticket.result) } };
  });
  return { items: rows, nextCursor };
}
