import { beforeEach, expect, it } from 'vitest';
import { type ApprovalAsk, askForApproval, decideOnReply } from '../monitor/desk/approve-reply.ts';
import { answerMention } from '../monitor/desk/mention-steps.ts';
import { recordGuardDecision } from '../monitor/desk/record-guard-decision.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { readEventsAfter } from '../monitor/store/events.ts';

import { askApproval, listApprovals } from '../monitor/store/heard/reply-approvals.ts';
import { insertPerson } from '../monitor/store/people/people.ts';
import { setPersonChannels } from '../monitor/store/people/person-channels.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleMention, SAMPLE_AT as T } from './helpers/store-samples.ts';

onBothEngines('approval of public answers', (under) => {
  let store: Store;
  let mentionId: string;
  const people = { social: '', lead: '', otherLead: '' };
  beforeEach(async () => {
    store = await under.openNew();
    for (const role of ['social', 'lead'] as const)
      people[role] = (await insertPerson(store.db, { name: role, role, now: T })).id;
    people.otherLead = (await insertPerson(store.db, { name: '另一位组长', role: 'lead', now: T })).id;
    const draft = sampleMention({ level: 'red' });
    mentionId = (await inTransaction(store.db, (trx) => insertMention(trx, draft))).mention.id;
  });
  const ask = (text: string, now = T): Promise<{ id: string }> => {
    const wish: ApprovalAsk = {
      ...{ mentionId, text, personId: people.social, now },
      mayApprove: ({ role }) => role === 'lead',
      brandName: () => '山雀',
    };
    return askForApproval(store.db, wish);
  };
  const decide = (
    id: string,
    approve: boolean,
    change: { text?: string; note?: string; personId?: string; askedAt?: number } = {},
  ) => decideOnReply(store.db, { id, approve, askedAt: T, personId: people.lead, now: T + 1, ...change });

  it('what was decided against the guard stands in the log of its mention, without personal data', async () => {
    const decision = { site: 'weibo', mentionId, type: 'paid-praise', rule: 'LNG-8', at: T - 5 };
    const by = { personId: people.social, now: T, drill: false };
    await recordGuardDecision(store.db, { ...decision, reason: '引用客户原话，他的电话 13812345678' }, by);
    await recordGuardDecision(store.db, { ...decision, at: T - 4, mentionId: 'gone', reason: null }, by);
    const [overridden] = await readAudit(store.db, `mention:${mentionId}`);
    expect(overridden).toMatchObject({ action: 'guard.overridden', actorId: people.social, subjectId: mentionId });
    expect(overridden?.details).toMatchObject({ type: 'paid-praise', rule: 'LNG-8', decidedAt: T - 5 });
    expect(JSON.stringify(overridden)).not.toContain('13812345678');
    const corrected = (await readAudit(store.db, 'system')).find(({ action }) => action === 'guard.corrected');
    expect(corrected).toMatchObject({ subjectId: 'weibo', details: { site: 'weibo' } });
  });

  it('a wording is approved as it stands, and who did what is on record without the words', async () => {
    const { id } = await ask('非常抱歉，请私信我们');
    expect(await decide(id, true)).toMatchObject({
      state: 'approved',
      text: '非常抱歉，请私信我们',
      decidedBy: people.lead,
      decidedAt: T + 1,
    });
    const events = (await readEventsAfter(store.db, 0, 100)).filter(({ type }) => type.startsWith('approval.'));
    expect(events.map(({ type, subjectId }) => [type, subjectId])).toEqual([
      ['approval.asked', mentionId],
      ['approval.decided', mentionId],
    ]);
    expect(JSON.stringify(events)).not.toContain('抱歉');
    const audit = await readAudit(store.db, `mention:${mentionId}`);
    expect(audit.at(-1)).toMatchObject({
      actorId: people.lead,
      action: 'approval.decided',
      details: { state: 'approved' },
    });
    expect(JSON.stringify(audit)).not.toContain('抱歉');
  });

  it('it is approved with other words, or refused with a note', async () => {
    const first = await ask('不知道');
    expect(await decide(first.id, false, { note: '太生硬' })).toMatchObject({ state: 'refused', note: '太生硬' });
    const second = await ask('非常抱歉');
    expect(second.id).not.toBe(first.id);
    expect(await decide(second.id, true, { text: '非常抱歉，我们马上核实' })).toMatchObject({
      state: 'approved',
      text: '非常抱歉，我们马上核实',
    });
    expect((await listApprovals(store.db, { mentionId, limit: 10 })).map(({ state }) => state)).toEqual([
      'approved',
      'refused',
    ]);
  });

  it('a newer wording takes the place of one that waits', async () => {
    const first = await ask('一');
    const second = await ask('二', T + 5);
    expect(second.id).toBe(first.id);
    expect(await listApprovals(store.db, { states: ['asked'], limit: 10 })).toMatchObject([
      { text: '二', askedAt: T + 5 },
    ]);
  });

  it('who still looks at the wording before approves nothing', async () => {
    const { id } = await ask('一');
    await ask('二', T + 5);
    await expect(decide(id, true)).rejects.toMatchObject({ code: 'conflict' });
    expect(await listApprovals(store.db, { mentionId, limit: 1 })).toMatchObject([{ text: '二', state: 'asked' }]);
    expect(await decide(id, true, { askedAt: T + 5 })).toMatchObject({ text: '二', state: 'approved' });
  });

  it('of two leads the first decides', async () => {
    const { id } = await ask('一');
    await decide(id, true);
    await expect(decide(id, false, { personId: people.otherLead })).rejects.toMatchObject({ code: 'conflict' });
    expect(await listApprovals(store.db, { mentionId, limit: 1 })).toMatchObject([{ state: 'approved' }]);
  });

  it('nothing is asked for a mention that is settled', async () => {
    await answerMention(store.db, { id: mentionId, personId: people.social, now: T }, { how: 'page', at: T });
    await expect(ask('一')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('a wording whose mention was settled meanwhile is not approved any more, and can be cleared away', async () => {
    const { id } = await ask('一');
    await answerMention(store.db, { id: mentionId, personId: people.social, now: T }, { how: 'page', at: T });
    await expect(decide(id, true)).rejects.toMatchObject({ code: 'conflict', details: { state: 'answered' } });
    expect(await decide(id, false)).toMatchObject({ state: 'refused' });
  });

  it('of two who ask at the same moment one wording waits', async () => {
    const other = await under.openAgain(store);
    const asks = [store, other].map(({ db }, i) =>
      inTransaction(db, (trx) =>
        askApproval(trx, { mentionId, text: `第${i}句`, personId: people.social, now: T + i, drill: false }),
      ),
    );
    const [left, right] = await Promise.all(asks);
    expect(left?.id).toBe(right?.id);
    expect(await listApprovals(store.db, { mentionId, limit: 10 })).toHaveLength(1);
  });

  it('those who may decide hear of it on their own channels; who asked does not', async () => {
    await inTransaction(store.db, async (trx) => {
      await setPersonChannels(trx, people.lead, ['lead-phone']);
      await setPersonChannels(trx, people.social, ['my-phone']);
    });
    await ask('非常抱歉，请私信我们');
    const alerts = await listAlerts(store.db, { limit: 10 });
    expect(alerts.map(({ channelId, mentionId: about }) => [channelId, about])).toEqual([['lead-phone', mentionId]]);
  });
});
