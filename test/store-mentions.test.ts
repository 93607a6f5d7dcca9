import { beforeEach, expect, it } from 'vitest';
import { countMentions, listMentions, type MentionListRequest } from '../monitor/store/heard/mention-list.ts';
import {
  answerMention,
  claimMention,
  dismissMention,
  markMentionsTold,
  releaseMention,
  reopenMention,
} from '../monitor/store/heard/mention-transitions.ts';
import type { MentionDraft } from '../monitor/store/heard/mentions.ts';
import { findMentionsByPostKeys, getMention, rejudgeMention } from '../monitor/store/heard/mentions.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { SAMPLE_AT, sampleAnalysis, sampleMention } from './helpers/store-samples.ts';

onBothEngines('mentions', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const insert = async (change: Partial<MentionDraft> = {}) =>
    (await inTransaction(store.db, (trx) => insertMention(trx, sampleMention(change)))).mention;
  const numbers = async (request: MentionListRequest) =>
    (await listMentions(store.db, request)).items.map(({ number }) => number);

  it('gives back what was stored, with a number and the state open', async () => {
    const draft = sampleMention({ title: '标题', rating: 1.5 });
    const { mention } = await inTransaction(store.db, (trx) => insertMention(trx, draft));
    const { entryId: _, ...fields } = draft as MentionDraft & { entryId?: string };
    expect(await getMention(store.db, mention.id)).toEqual({
      ...fields,
      id: mention.id,
      number: 1,
      state: 'open',
      claimedBy: null,
      answeredBy: null,
      answeredHow: null,
      dismissReason: null,
      toldAt: null,
      claimedAt: null,
      answeredAt: null,
      ticketId: null,
      storySize: 1,
    });
  });

  it('keeps one mention of a post and brand, and numbers without a gap', async () => {
    const first = await insert({ postKey: 'p' });
    const again = await inTransaction(store.db, (trx) => insertMention(trx, sampleMention({ postKey: 'p' })));
    expect(again).toMatchObject({ isNew: false, mention: { id: first.id } });
    expect(await insert({ postKey: 'p', brandId: 'other' })).toMatchObject({ number: 2 });
    expect(await findMentionsByPostKeys(store.db, ['p', 'q'])).toHaveLength(2);
  });

  it('lets one person claim; the second is told who has it', async () => {
    const { id } = await insert();
    const claim = (personId: string) => inTransaction(store.db, (trx) => claimMention(trx, { id, personId, now: 5 }));
    expect(await claim('ann')).toMatchObject({
      changed: true,
      mention: { state: 'claimed', claimedBy: 'ann', claimedAt: 5 },
    });
    expect(await claim('ann')).toMatchObject({ changed: false });
    await expect(claim('bob')).rejects.toMatchObject({
      code: 'conflict',
      details: { claimedBy: 'ann', state: 'claimed' },
    });
  });

  it('lets exactly one of twenty people win who claim at once', async () => {
    const { id } = await insert();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        inTransaction(store.db, (trx) => claimMention(trx, { id, personId: `p${i}`, now: 5 })),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict' });
  });

  it('is released by who has it, or by force', async () => {
    const { id } = await insert();
    await claimMention(store.db, { id, personId: 'ann', now: 5 });
    await expect(releaseMention(store.db, { id, personId: 'bob', now: 6 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await releaseMention(store.db, { id, personId: 'ann', now: 6 })).toMatchObject({
      changed: true,
      mention: { state: 'open', claimedBy: null, claimedAt: null },
    });
    expect(await releaseMention(store.db, { id, personId: 'ann', now: 6 })).toMatchObject({ changed: false });
    await claimMention(store.db, { id, personId: 'ann', now: 7 });
    expect(await releaseMention(store.db, { id, personId: 'lead', now: 8, force: true })).toMatchObject({
      changed: true,
    });
  });

  it('keeps the first instant of an answer and turns a self-declared one into a proven one', async () => {
    const { id } = await insert();
    const answer = (how: 'page' | 'self-declared', now: number) =>
      answerMention(store.db, { id, personId: 'ann', how, now });
    expect(await answer('self-declared', 100)).toMatchObject({ changed: true, mention: { answeredAt: 100 } });
    expect(await answer('self-declared', 200)).toMatchObject({ changed: false, mention: { answeredAt: 100 } });
    expect(await answer('page', 300)).toMatchObject({
      changed: true,
      mention: { answeredAt: 100, answeredHow: 'page' },
    });
    expect(await answer('page', 400)).toMatchObject({ changed: false });
    expect(await answer('self-declared', 500)).toMatchObject({ changed: false, mention: { answeredHow: 'page' } });
    await expect(claimMention(store.db, { id, personId: 'bob', now: 6 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is dismissed with a reason, not over the head of who has it, and can be reopened', async () => {
    const { id } = await insert();
    await claimMention(store.db, { id, personId: 'ann', now: 5 });
    const dismiss = (personId: string, force = false) =>
      dismissMention(store.db, { id, personId, reason: 'spam', now: 6, force });
    await expect(dismiss('bob')).rejects.toMatchObject({ code: 'conflict' });
    expect(await dismiss('bob', true)).toMatchObject({
      changed: true,
      mention: { state: 'dismissed', dismissReason: 'spam' },
    });
    expect(await dismiss('bob')).toMatchObject({ changed: false });
    await expect(answerMention(store.db, { id, personId: 'a', how: 'page', now: 7 })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await reopenMention(store.db, { id, now: 8 })).toMatchObject({
      mention: { state: 'open', claimedBy: null, dismissReason: null },
    });
  });

  it('notes the first telling only', async () => {
    const { id } = await insert();
    const other = await insert();
    expect(await markMentionsTold(store.db, [id], 5)).toEqual([id]);
    expect(await markMentionsTold(store.db, [id, other.id], 9)).toEqual([other.id]);
    expect((await getMention(store.db, id)).toldAt).toBe(5);
  });

  it('says so when there is no such mention', async () => {
    for (const step of [claimMention, releaseMention])
      await expect(step(store.db, { id: 'no', personId: 'a', now: 1 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(getMention(store.db, 'no')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('pages through every order without losing or repeating one, also with equal deadlines', async () => {
    for (let i = 0; i < 23; i += 1)
      await insert({
        answerDueAt: i % 4 === 0 ? null : SAMPLE_AT + (i % 5) * 1000,
        level: (['blue', 'yellow', 'orange', 'red'] as const)[i % 4] ?? 'blue',
      });
    for (const order of ['time-left', 'newest', 'level'] as const) {
      const whole = await numbers({ order, limit: 100 });
      expect([...whole].sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
      const paged: number[] = [];
      let cursor: string | null = null;
      do {
        const page = await listMentions(store.db, { order, limit: 4, cursor });
        paged.push(...page.items.map(({ number }) => number));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(whole);
    }
    const byTime = (await listMentions(store.db, { order: 'time-left', limit: 100 })).items;
    expect(byTime.map(({ answerDueAt }) => answerDueAt ?? Infinity)).toEqual(
      byTime.map(({ answerDueAt }) => answerDueAt ?? Infinity).sort((a, b) => a - b),
    );
    expect((await listMentions(store.db, { order: 'level', limit: 1 })).items[0]?.level).toBe('red');
  });

  it('refuses a cursor of another list', async () => {
    for (const cursor of [
      '',
      'x',
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('["a",2]').toString('base64url'),
    ])
      if (cursor) await expect(listMentions(store.db, { cursor })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('narrows by everything it can be narrowed by; an empty list finds nothing', async () => {
    await insert({ site: 'a.example', drill: true });
    await insert({ site: 'b.example', level: 'red', publishedAt: SAMPLE_AT + 1 });
    await insert({
      sourceId: 's2',
      analysis: sampleAnalysis({
        kind: 'praise',
        topic: 'price',
        sentiment: { label: 'pos', score: 1, confidence: 1 },
        complaint: { is: false, confidence: 1 },
      }),
    });
    const cases: [MentionListRequest, number[]][] = [
      [{ drill: true }, [1]],
      [{ drill: false }, [2, 3]],
      [{ sites: ['b.example', 'c.example'] }, [2]],
      [{ levels: ['red'] }, [2]],
      [{ sourceIds: ['s2'] }, [3]],
      [{ kinds: ['praise'] }, [3]],
      [{ topics: ['price'] }, [3]],
      [{ sentiments: ['pos'] }, [3]],
      [{ complaint: true }, [1, 2]],
      [{ publishedSince: SAMPLE_AT + 1 }, [2]],
      [{ publishedBefore: SAMPLE_AT + 1 }, [1, 3]],
      [{ states: ['open'] }, [1, 2, 3]],
      [{ states: [] }, []],
      [{ brandIds: [] }, []],
      [{ claimedBy: 'nobody' }, []],
    ];
    for (const [request, expected] of cases)
      expect([request, (await numbers(request)).sort()]).toEqual([request, expected]);
    await answerMention(store.db, {
      id: (await listMentions(store.db, { levels: ['red'] })).items[0]?.id ?? '',
      personId: null,
      how: 'page',
      now: 1,
    });
    expect(await countMentions(store.db, {})).toEqual({ open: 2, claimed: 0, answered: 1, dismissed: 0 });
    expect(await countMentions(store.db, { drill: true })).toEqual({ open: 1, claimed: 0, answered: 0, dismissed: 0 });
  });

  it('is found by its new words after an edit, and no longer by the old ones', async () => {
    const { id } = await insert({ text: '退款没到' });
    const change = {
      id,
      analysis: sampleAnalysis({ level: 'blue' }),
      urgency: 'normal',
      level: 'blue',
      answerDueAt: null,
      now: 9,
    } as const;
    const rejudged = await inTransaction(store.db, (trx) => rejudgeMention(trx, { ...change, text: '客服态度很好' }));
    expect(rejudged).toMatchObject({ level: 'blue', urgency: 'normal', text: '客服态度很好', answerDueAt: null });
    expect(await numbers({ query: '退款' })).toEqual([]);
    expect(await numbers({ query: '态度' })).toEqual([1]);
  });
});
