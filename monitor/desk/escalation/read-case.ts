import { type AnalysisFlags, LEVELS, type Level, type Topic, type Urgency } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { Person } from '../../../shared/model/person.ts';
import { type EscalationCase, levelAbove } from '../../../shared/service/escalation.ts';
import { listClocksOf, type StoredClock } from '../../store/desk/clocks.ts';
import { readCustomerHistory } from '../../store/desk/customers.ts';
import { type Escalation, listEscalations, listStoryEscalations } from '../../store/desk/escalations.ts';
import { toTicket } from '../../store/desk/ticket-row.ts';
import { listTicketTasks } from '../../store/desk/ticket-work.ts';
import { getMentions } from '../../store/heard/mentions.ts';
import { decodeJson } from '../../store/sql/json-column.ts';
import type { Db } from '../../store/store.ts';

/** A mention or ticket with all that decides whether somebody has to be called, and what they are told. */
export interface OpenCase {
  readonly subject: 'mention' | 'ticket';
  readonly subjectId: string;
  readonly number: number;
  readonly brandId: string | null;
  readonly topic: Topic;
  readonly site: string | null;
  readonly permalink: string | null;
  /** The customer's words, not masked. */
  readonly words: string;
  readonly publishedAt: number | null;
  readonly department: string | null;
  readonly handlerId: string | null;
  readonly mentionId: string | null;
  readonly ticketId: string | null;
  readonly drill: boolean;
  /** An answer ended it, so that a step up is taken back for that reason. */
  readonly isAnswered: boolean;
  /** A lawyer or a lawsuit is named (DSP-3). */
  readonly legal: boolean;
  readonly case: EscalationCase;
  /** Steps that were made; a ticket knows those of its mention. */
  readonly made: readonly Escalation[];
  /** The story of a post; null: none, or the case is a ticket, which is worked by itself. */
  readonly storyId: string | null;
  /** Steps that other posts of the story made for all of it, at this level or a graver one. */
  readonly storyMade: readonly Escalation[];
}

const CALM: Pick<AnalysisFlags, 'safety' | 'amountYuan' | 'repeated' | 'media' | 'legal'> = {
  legal: false,
  safety: false,
  amountYuan: 0,
  repeated: false,
  media: false,
};
const LEVEL_OF: Readonly<Record<Urgency, Level>> = {
  normal: 'yellow',
  important: 'orange',
  urgent: 'red',
  critical: 'red',
};

/** Reads a case as it stands; null when there is no such subject, or nobody waits for anything there. */
export async function readCase(db: Db, subject: OpenCase['subject'], subjectId: string): Promise<OpenCase | null> {
  return subject === 'ticket' ? readTicketCase(db, subjectId) : readMentionCase(db, subjectId);
}

async function readTicketCase(db: Db, id: string): Promise<OpenCase | null> {
  const row = await db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const ticket = toTicket(row);
  const [mention] = ticket.mentionId === null ? [] : await getMentions(db, [ticket.mentionId]);
  const flags = mention?.analysis.flags ?? decodeJson<AnalysisFlags>(row.flags) ?? CALM;
  const history = ticket.customerId === null ? null : await readCustomerHistory(db, ticket.customerId);
  const own = await listEscalations(db, id);
  const before = mention === undefined ? [] : await listEscalations(db, mention.id);
  const tasks = await listTicketTasks(db, { ticketId: id });
  return {
    subject: 'ticket',
    subjectId: id,
    number: ticket.number,
    brandId: ticket.brandId,
    topic: ticket.topic,
    site: ticket.site,
    permalink: ticket.permalink,
    words: ticket.problem,
    publishedAt: ticket.publishedAt,
    department: ticket.department,
    handlerId: ticket.handlerId,
    mentionId: ticket.mentionId,
    ticketId: id,
    drill: ticket.drill,
    isAnswered: false,
    legal: flags.legal,
    made: [...own, ...before.filter((step) => step.cause === '')],
    storyId: null,
    storyMade: [],
    case: {
      kind: ticket.kind,
      level: mention?.level ?? LEVEL_OF[ticket.urgency],
      flags: { ...flags, safety: flags.safety || ticket.topic === 'safety' },
      complaintCount: Math.max(1, history?.complaints ?? 1),
      storySize: mention?.storySize ?? 1,
      startedAt: ticket.createdAt,
      clocks: await listClocksOf(db, id),
      departmentTasks: tasks
        .filter((task) => task.department !== null)
        .map((task) => ({
          id: task.id,
          department: task.department ?? '',
          askedAt: task.createdAt,
          answeredAt: task.answeredAt ?? task.doneAt,
        })),
      isOver: row.withdrawnAt !== null || ticket.state === 'resolved' || ticket.state === 'closed',
      heldBy: await findHolder(db, ticket.handlerId, own),
    },
  };
}

async function readMentionCase(db: Db, id: string): Promise<OpenCase | null> {
  const [mention] = await getMentions(db, [id]);
  if (!mention) return null;
  const clocks = await listClocksOf(db, id);
  const made = await listEscalations(db, id);
  // Praise, advertisement and imports have no clock: nobody waits there, and nobody is called.
  if (clocks.length === 0 && made.length === 0) return null;
  const storySteps = mention.storyId === null ? [] : await listStoryEscalations(db, [mention.storyId]);
  const heldBy = await findHolder(db, mention.claimedBy, made);
  return caseOfMention(mention, { clocks, made, storySteps, heldBy });
}

/** The case of a mention, when all that it is made of is known. */
export function caseOfMention(
  mention: Mention,
  known: {
    readonly clocks: readonly StoredClock[];
    /** Its own steps. */
    readonly made: readonly Escalation[];
    /** Steps that speak for its story. */
    readonly storySteps: readonly Escalation[];
    readonly heldBy: Person['role'] | null;
  },
): OpenCase {
  const { clocks, made, heldBy } = known;
  const hasTicket = mention.ticketId !== null;
  const rank = LEVELS.indexOf(mention.level);
  return {
    subject: 'mention',
    subjectId: mention.id,
    number: mention.number,
    brandId: mention.brandId,
    topic: mention.analysis.topic,
    site: mention.site,
    permalink: mention.permalink,
    words: mention.title ? `${mention.title}\n${mention.text}` : mention.text,
    publishedAt: mention.publishedAt,
    department: mention.analysis.departments[0] ?? null,
    handlerId: mention.claimedBy,
    mentionId: mention.id,
    ticketId: mention.ticketId,
    drill: mention.drill,
    isAnswered: mention.state === 'answered',
    legal: mention.analysis.flags.legal,
    made,
    storyId: mention.storyId,
    storyMade: known.storySteps.filter(({ storyLevel }) => storyLevel !== null && LEVELS.indexOf(storyLevel) >= rank),
    case: {
      kind: mention.analysis.kind,
      level: mention.level,
      // What is in the case itself is its ticket's matter once there is one.
      flags: hasTicket ? CALM : mention.analysis.flags,
      complaintCount: 1,
      storySize: hasTicket ? 1 : mention.storySize,
      startedAt: mention.foundAt,
      clocks,
      departmentTasks: [],
      isOver: mention.state === 'answered' || mention.state === 'dismissed',
      heldBy,
    },
  };
}

/** The highest of who holds it and who took notice of a step up. */
async function findHolder(
  db: Db,
  handlerId: string | null,
  made: readonly Escalation[],
): Promise<Person['role'] | null> {
  const ids = [handlerId, ...made.map((step) => step.acknowledgedBy)].filter((id) => id !== null);
  if (ids.length === 0) return null;
  const rows = await db.selectFrom('people').select('role').where('id', 'in', ids).execute();
  const rank = (role: Person['role']) => ['lead', 'manager', 'director'].indexOf(levelAbove(role));
  return rows.map(({ role }) => role).sort((a, b) => rank(b) - rank(a))[0] ?? null;
}
