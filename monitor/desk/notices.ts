import type { Kind, Topic } from '../../shared/model/analysis.ts';
import { insertNotice, type Notice, type NoticeTarget } from '../store/desk/notices.ts';
import { listTickets } from '../store/desk/ticket-list.ts';
import { listMentions } from '../store/heard/mention-list.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';
import type { StepBy } from './record-step.ts';

/** KPI-8: what a notice's posts and tickets are found by. */
export interface NoticeFilter {
  readonly words: string;
  readonly brandId?: string | undefined;
  readonly topics?: readonly Topic[] | undefined;
  readonly kinds?: readonly Kind[] | undefined;
  readonly since: number;
}

/** Authors that one notice reaches at most; a larger trouble wants a public statement. */
const MOST_TARGETS = 2_000;
const PAGE = 200;

/** KPI-8: one notice with a plan B for all whose open tickets or unanswered posts match. A post with a ticket counts once. */
export async function addNotice(
  db: Db,
  draft: {
    readonly title: string;
    readonly text: string;
    readonly planB: string;
    readonly filter: NoticeFilter;
    readonly drill: boolean;
  },
  by: StepBy,
): Promise<{ readonly notice: Notice; readonly targets: number }> {
  const targets = await findTargets(db, draft.filter, draft.drill);
  const { filter, ...rest } = draft;
  const notice = await inTransaction(db, (trx) =>
    insertNotice(trx, { ...rest, filter: { ...filter }, createdBy: by.personId }, targets, by.now),
  );
  return { notice, targets: targets.length };
}

async function findTargets(
  db: Db,
  filter: NoticeFilter,
  drill: boolean,
): Promise<Pick<NoticeTarget, 'subject' | 'subjectId'>[]> {
  const { words: query, brandId, topics, kinds, since } = filter;
  const common = {
    query,
    drill,
    ...(brandId === undefined ? {} : { brandIds: [brandId] }),
    ...(topics?.length ? { topics } : {}),
    ...(kinds?.length ? { kinds } : {}),
    limit: PAGE,
  };
  const targets = new Map<string, Pick<NoticeTarget, 'subject' | 'subjectId'>>();
  const withTicket = new Set<string>();
  for (let cursor: string | null = null; targets.size < MOST_TARGETS; ) {
    const page = await listTickets(db, {
      ...common,
      states: ['open', 'working', 'waiting'],
      createdSince: since,
      cursor,
    });
    for (const { id, mentionId } of page.items) {
      targets.set(id, { subject: 'ticket', subjectId: id });
      if (mentionId !== null) withTicket.add(mentionId);
    }
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  for (let cursor: string | null = null; targets.size < MOST_TARGETS; ) {
    const page = await listMentions(db, { ...common, states: ['open', 'claimed'], publishedSince: since, cursor });
    for (const { id } of page.items) if (!withTicket.has(id)) targets.set(id, { subject: 'mention', subjectId: id });
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return [...targets.values()].slice(0, MOST_TARGETS);
}
