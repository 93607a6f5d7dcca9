import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../sql/new-id.ts';
import type { Db } from '../store.ts';

/** SAT-2: sums of fewer answers than this are not shown. */
const SMALLEST_GROUP = 5;

export interface SurveyScores {
  /** 1 … 5, SAT-1. */
  readonly attitude: number;
  readonly efficiency: number;
  readonly effectiveness: number;
  readonly comment: string | null;
}

export interface SurveySum {
  readonly question: string;
  readonly groupKey: string;
  readonly month: string;
  readonly counts: Readonly<Record<number, number>>;
  readonly total: number;
}

/** Makes a link to a survey that works once. The token is shown this once. */
export async function insertSurveyInvite(
  trx: Db,
  draft: { ticketId: string | null; groupKey: string; expiresAt: number; drill: boolean; now: number },
): Promise<{ token: string }> {
  const token = randomBytes(24).toString('base64url');
  await trx
    .insertInto('surveyInvites')
    .values({
      id: newId(draft.now),
      ticketId: draft.ticketId,
      tokenHash: hashToken(token),
      groupKey: draft.groupKey,
      createdAt: draft.now,
      expiresAt: draft.expiresAt,
      usedAt: null,
      drill: draft.drill ? 1 : 0,
    })
    .execute();
  return { token };
}

/** What a link leads to, without using it up; null when it is unknown, used or too old. */
export async function findSurveyInvite(
  db: Db,
  token: string,
  now: number,
): Promise<{ ticketId: string | null; groupKey: string } | null> {
  const row = await db
    .selectFrom('surveyInvites')
    .select(['ticketId', 'groupKey'])
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps the answer of an identified survey on its ticket. Null: the link is unknown, used, too old or anonymous. */
export async function answerTicketSurvey(
  trx: Db,
  answer: SurveyScores & { token: string; now: number },
): Promise<{ ticketId: string } | null> {
  const invite = await spendInvite(trx, answer.token, answer.now);
  if (!invite?.ticketId) return null;
  const { attitude, efficiency, effectiveness, comment, now: answeredAt } = answer;
  const scores = { attitude, efficiency, effectiveness, comment, answeredAt, drill: invite.drill };
  await trx
    .insertInto('surveyAnswers')
    .values({ ticketId: invite.ticketId, ...scores })
    .onConflict((oc) => oc.column('ticketId').doUpdateSet(scores))
    .execute();
  const satisfaction = Math.round(((attitude + efficiency + effectiveness) / 3) * 10) / 10;
  await trx.updateTable('tickets').set({ satisfaction }).where('id', '=', invite.ticketId).execute();
  return { ticketId: invite.ticketId };
}

/** What the customer of a ticket answered (SAT-1), and when; null: nothing yet. */
export async function readTicketSurvey(
  db: Db,
  ticketId: string,
): Promise<(SurveyScores & { readonly answeredAt: number }) | null> {
  const row = await db
    .selectFrom('surveyAnswers')
    .select(['attitude', 'efficiency', 'effectiveness', 'comment', 'answeredAt'])
    .where('ticketId', '=', ticketId)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts the answers of an anonymous survey; nothing of the person is kept. False: the link is not good. */
export async function answerAnonymousSurvey(
  trx: Db,
  answer: { token: string; scores: Readonly<Record<string, number>>; month: string; now: number },
): Promise<boolean> {
  const invite = await spendInvite(trx, answer.token, answer.now);
  if (!invite || invite.ticketId !== null) return false;
  const { groupKey, drill } = invite;
  for (const [question, score] of Object.entries(answer.scores))
    await trx
      .insertInto('surveySums')
      .values({ question, groupKey, month: answer.month, score, count: 1, drill })
      .onConflict((oc) =>
        oc
          .columns(['question', 'groupKey', 'month', 'score', 'drill'])
          .doUpdateSet((eb) => ({ count: eb('surveySums.count', '+', 1) })),
      )
      .execute();
  return true;
}

/** Sums of the months asked for; groups too small to hide a person in are left out. */
export async function readSurveySums(db: Db, months: readonly string[], drill = false): Promise<SurveySum[]> {
  const rows = await db
    .selectFrom('surveySums')
    .selectAll()
    .where('month', 'in', months)
    .where('drill', '=', drill ? 1 : 0)
    .execute();
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row.question, row.groupKey, row.month]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const total = group.reduce((sum, row) => sum + row.count, 0);
    if (!first || total < SMALLEST_GROUP) return [];
    const counts = Object.fromEntries(group.map((row) => [row.score, row.count]));
    return [{ question: first.question, groupKey: first.groupKey, month: first.month, counts, total }];
  });
}

async function spendInvite(trx: Db, token: string, now: number) {
  return trx
    .updateTable('surveyInvites')
    .set({ usedAt: now })
    .where('tokenHash', '=', hashToken(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning(['ticketId', 'groupKey', 'drill'])
    .executeTakeFirst();
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
