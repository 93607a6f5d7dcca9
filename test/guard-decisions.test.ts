import { expect, it } from 'vitest';
import { recordGuardDecision } from '../monitor/desk/record-guard-decision.ts';
import { eraseMentions } from '../monitor/store/forget/erase-mentions.ts';
import { countGuardDecisions, listGuardDecisions } from '../monitor/store/heard/guard-decisions.ts';
import { insertPerson } from '../monitor/store/people/people.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleMention, SAMPLE_AT as T } from './helpers/store-samples.ts';

const STRETCH = { since: T - 1000, before: T + 1000, drill: false };

onBothEngines('what was decided against the guard', (under) => {
  it('is listed the last first and counted by rule; told twice it is one; practice stays apart', async () => {
    const { db } = await under.openNew();
    const [ann, ben] = await Promise.all(
      ['Ann', 'Ben'].map((name) => insertPerson(db, { name, role: 'social', now: T })),
    );
    const by = (person: typeof ann, drill = false) => ({ personId: person?.id ?? '', now: T, drill });
    const praise = { site: 'weibo', mentionId: null, type: 'paid-praise', rule: 'LNG-8', words: '五星好评返现' };
    await recordGuardDecision(db, { ...praise, reason: '引用客户原话', at: T }, by(ann));
    await recordGuardDecision(db, { ...praise, reason: '引用客户原话', at: T }, by(ann));
    await recordGuardDecision(db, { ...praise, reason: '活动规则原文', at: T + 1 }, by(ben));
    const number = { site: 'x', mentionId: null, type: 'order-number', rule: 'SOC-4', reason: null };
    await recordGuardDecision(db, { ...number, at: T + 2 }, by(ben));
    await recordGuardDecision(db, { ...number, at: T + 3 }, by(ben, true));
    const items = await listGuardDecisions(db, { ...STRETCH, limit: 10 });
    expect(items.map(({ type, at, words }) => [type, at, words])).toEqual([
      ['order-number', T + 2, null],
      ['paid-praise', T + 1, '五星好评返现'],
      ['paid-praise', T, '五星好评返现'],
    ]);
    expect(await countGuardDecisions(db, STRETCH)).toEqual([
      { type: 'paid-praise', rule: 'LNG-8', overridden: 2, corrected: 0, people: 2 },
      { type: 'order-number', rule: 'SOC-4', overridden: 0, corrected: 1, people: 1 },
    ]);
    expect(await listGuardDecisions(db, { ...STRETCH, type: 'order-number', limit: 10 })).toHaveLength(1);
    expect(await listGuardDecisions(db, { ...STRETCH, before: T + 1, limit: 10 })).toHaveLength(1);
  });

  it('holds no personal data, whatever a browser tells, and none of an erased post', async () => {
    const { db } = await under.openNew();
    const { id: personId } = await insertPerson(db, { name: 'Ann', role: 'social', now: T });
    const { mention } = await inTransaction(db, (trx) => insertMention(trx, sampleMention({})));
    const told = { site: 'weibo', mentionId: mention.id, type: 'paid-praise', rule: 'LNG-8' };
    const by = { personId, now: T, drill: false };
    const words = '手机13812345678，好评返现';
    await recordGuardDecision(db, { ...told, words, reason: '他的电话 13812345678', at: T }, by);
    const [row] = await listGuardDecisions(db, { ...STRETCH, limit: 10 });
    expect(row).toMatchObject({ mentionId: mention.id, words: expect.stringContaining('好评返现') });
    expect(JSON.stringify(row)).not.toContain('13812345678');
    await inTransaction(db, (trx) => eraseMentions(trx, [mention.id], T));
    await recordGuardDecision(db, { ...told, words, reason: '后来才交', at: T + 1 }, by);
    const after = await listGuardDecisions(db, { ...STRETCH, limit: 10 });
    expect(after.map((one) => [one.words, one.mentionId])).toEqual([
      [null, null],
      [null, mention.id],
    ]);
    expect(JSON.stringify(after)).not.toMatch(/返现|电话|后来/);
    expect(await countGuardDecisions(db, STRETCH)).toMatchObject([{ overridden: 2, corrected: 0 }]);
  });
});
