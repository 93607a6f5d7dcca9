import { maskPersonalData } from '../../shared/privacy/mask.ts';
import { DAY_MS } from '../../shared/service/local-day.ts';
import { REPEAT_POLICY } from '../../shared/service/repeat-policy.ts';
import { proposeKnowledge } from '../store/desk/knowledge.ts';
import { type RepeatedIssue, readRising } from '../store/figures/rising.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';

const TITLE_LENGTH = 60;

/**
 * KPI-3: an issue that several people wrote of is proposed: a question as a standard answer, everything else as a change
 * of process. People decide (`decideKnowledge`); an issue that stays is proposed once. @returns how many are new.
 */
export async function proposeRepeated(db: Db, now: number): Promise<number> {
  const since = now - REPEAT_POLICY.days * DAY_MS;
  const earlierSince = since - REPEAT_POLICY.days * DAY_MS;
  const { issues } = await readRising(db, { since, before: now, earlierSince, drill: false });
  let proposed = 0;
  for (const issue of issues.filter(({ authors }) => authors >= REPEAT_POLICY.minAuthors))
    if (await propose(db, issue, now)) proposed += 1;
  return proposed;
}

async function propose(db: Db, issue: RepeatedIssue, now: number): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    // The story's first post stands for it: it stays the same however many follow.
    const first = await trx
      .selectFrom('mentions')
      .select(['id', 'title', 'text', 'kind'])
      .where('storyId', '=', issue.storyId)
      .orderBy('number')
      .limit(1)
      .executeTakeFirst();
    if (first === undefined || first.text === '') return false;
    const words = maskPersonalData(first.title ? `${first.title}\n${first.text}` : first.text);
    const { createdAt } = await proposeKnowledge(
      trx,
      {
        kind: first.kind === 'inquiry' ? 'standard-answer' : 'process-change',
        title: `${[...words.replace(/\s+/g, ' ')].slice(0, TITLE_LENGTH).join('')} (${issue.authors}×)`,
        text: words,
        ...{ ticketId: null, mentionId: first.id, playbookId: null, createdBy: null, drill: false },
      },
      now,
    );
    return createdAt === now;
  });
}
