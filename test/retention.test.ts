import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeEach, expect, it } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';
import { takeDay } from '../monitor/desk/once-a-day.ts';
import { readPolicies, writePolicyChanges } from '../monitor/desk/read-policies.ts';
import { planRetention, retain } from '../monitor/desk/retain.ts';
import { insertAlert } from '../monitor/store/alerts.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { listMails } from '../monitor/store/desk/mails.ts';
import { listTickets } from '../monitor/store/desk/ticket-list.ts';
import { changeTicketState } from '../monitor/store/desk/tickets.ts';
import { appendEvent } from '../monitor/store/events.ts';
import { placeLegalHold, releaseLegalHold } from '../monitor/store/forget/legal-holds.ts';
import { numberedData } from '../monitor/store/forget/retained-data.ts';
import { applyRetention, type RetentionPlan } from '../monitor/store/forget/retention.ts';
import { timedData } from '../monitor/store/forget/timed-data.ts';
import { insertEntriesOnce } from '../monitor/store/heard/entries.ts';
import { insertGuardDecision } from '../monitor/store/heard/guard-decisions.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';

import { openStore } from '../monitor/store/open-store.ts';
import { insertPerson } from '../monitor/store/people/people.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { RETENTION_IDS, retentionPolicies } from '../shared/service/retention-policies.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { findCanary, PHONE, plantCanary, WORD } from './helpers/plant-canary.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleAlert, sampleEntry, sampleMention } from './helpers/store-samples.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2031-03-02T04:00:00Z');
/** Everything that came before this is past its time. */
const LATE: RetentionPlan = Object.fromEntries(RETENTION_IDS.map((id) => [id, NOW]));

it('every policy has its data, and all data its policy', () => {
  const known = [...Object.keys(numberedData), ...Object.keys(timedData)];
  expect([...new Set(known)].sort()).toEqual([...RETENTION_IDS].sort());
  expect(retentionPolicies.map(({ id }) => id)).toEqual(RETENTION_IDS);
});

onBothEngines('retention', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const settle = (id: string, now: number) =>
    inTransaction(store.db, (trx) => changeTicketState(trx, { id, from: ['open'], to: 'closed', now }));
  const apply = (plan: RetentionPlan, dryRun = false) => applyRetention(store.db, plan, { now: NOW, dryRun });

  it('SEC-2: empties every field by its own time, once the case is settled; a dry run counts the same', async () => {
    const { ticketIds, mentionIds } = await plantCanary(store);
    // The other author's post of the same story is young.
    await store.db.updateTable('mentions').set({ foundAt: NOW }).execute();
    const ticketId = ticketIds[0] ?? '';
    await store.db.updateTable('mentions').set({ foundAt: 1, ticketId }).where('id', 'in', mentionIds).execute();
    const before = await findCanary(store.db);
    // Still open: nothing of the case is old, however long it lies there.
    const whileOpen = await apply(LATE, true);
    for (const id of ['ticket-contacts', 'ticket-texts', 'evidence', 'mention-authors', 'customers'])
      expect([id, whileOpen[id]?.forgotten]).toEqual([id, 0]);
    await settle(ticketId, 5);
    const dry = await apply(LATE, true);
    expect(await findCanary(store.db)).toEqual(before);

    const { 'ticket-contacts': contacts, ...others } = LATE;
    expect((await apply({ 'ticket-contacts': contacts ?? 0 }))['ticket-contacts']).toEqual({ forgotten: 1, held: 0 });
    // Found by what was said, no more by who said it.
    expect((await listTickets(store.db, { query: PHONE })).items).toMatchObject([{ contact: null, customer: null }]);
    await apply({ 'mention-authors': NOW });
    expect((await listMentions(store.db, { query: WORD })).items).toMatchObject([{ author: null }]);
    const rest = await apply(others);
    const { 'ticket-contacts': _, 'mention-authors': authors, ...expected } = dry;
    expect(authors?.forgotten).toBe(1);
    expect(rest).toMatchObject({ ...expected, 'mention-authors': { forgotten: 0, held: 0 } });
    for (const id of ['mention-texts', 'ticket-texts', 'evidence', 'mails', 'customers'])
      expect([id, (dry[id]?.forgotten ?? 0) > 0]).toEqual([id, true]);
    // Nothing is left to do; what the house wrote of a request or a case is no data of a ticket.
    for (const { forgotten } of Object.values(await apply(LATE, true))) expect(forgotten).toBe(0);
    const left = await findCanary(store.db);
    for (const table of ['tickets', 'ticketNotes', 'mentions', 'entries', 'evidenceItems', 'mails', 'identities'])
      expect(left).not.toContain(table);
  });

  it('a legal hold goes before every policy, on the ticket, the post or the customer', async () => {
    const { ticketIds, mentionIds, customerId } = await plantCanary(store);
    const [ticketId = '', mentionId = ''] = [ticketIds[0], mentionIds[0]];
    await store.db.updateTable('mentions').set({ foundAt: 1, ticketId }).where('id', '=', mentionId).execute();
    await settle(ticketId, 5);
    await store.db.updateTable('tickets').set({ updatedAt: 5, mentionId }).execute();
    for (const subjectId of [ticketId, customerId, mentionId]) {
      const hold = await placeLegalHold(store.db, { subjectId, reason: '仲裁', personId: 'p', now: 6 });
      const result = await apply({ 'ticket-texts': NOW, evidence: NOW });
      expect([subjectId, result]).toEqual([
        subjectId,
        { 'ticket-texts': { forgotten: 0, held: 1 }, evidence: { forgotten: 0, held: 1 } },
      ]);
      await releaseLegalHold(store.db, { id: hold.id, personId: 'p', now: 7 });
    }
    expect((await apply({ evidence: NOW })).evidence).toEqual({ forgotten: 1, held: 0 });
  });

  it('who a ticket on hold is about stays known, and what they wrote', async () => {
    const { ticketIds, mentionIds, customerId } = await plantCanary(store);
    const [ticketId = '', mentionId = ''] = [ticketIds[0], mentionIds[0]];
    await settle(ticketId, 5);
    await store.db.updateTable('tickets').set({ updatedAt: 5, mentionId }).execute();
    const known = await store.db.selectFrom('identities').selectAll().execute();
    for (const subjectId of [ticketId, mentionId]) {
      const hold = await placeLegalHold(store.db, { subjectId, reason: '诉讼', personId: 'p', now: 6 });
      expect((await apply({ customers: NOW })).customers).toMatchObject({ forgotten: 0 });
      expect(await store.db.selectFrom('identities').selectAll().execute()).toEqual(known);
      await releaseLegalHold(store.db, { id: hold.id, personId: 'p', now: 7 });
    }
    // The same address wrote to a ticket that is not the customer's and is held.
    await store.db.updateTable('tickets').set({ customerId: null }).where('id', '=', ticketId).execute();
    await placeLegalHold(store.db, { subjectId: ticketId, reason: '诉讼', personId: 'p', now: 8 });
    const before = await listMails(store.db, ticketId);
    expect(before.some(({ address }) => address !== null)).toBe(true);
    expect((await apply({ customers: NOW })).customers).toMatchObject({ held: 0 });
    expect(await store.db.selectFrom('identities').selectAll().where('customerId', '=', customerId).execute()).toEqual(
      [],
    );
    expect(await listMails(store.db, ticketId)).toEqual(before);
  });

  it('forgets what is past its time, and nothing that is still needed', async () => {
    await inTransaction(store.db, async (trx) => {
      const entries = Array.from({ length: 1203 }, (_, i) => sampleEntry({ id: `${i}`, link: null, content: `${i}` }));
      const stored = await insertEntriesOnce(trx, { sourceId: 's', entries, now: 10, drill: false });
      await insertMention(trx, { ...sampleMention(), entryId: stored[7]?.id ?? null });
      const fresh = { sourceId: 's', entries: [sampleEntry({ content: 'new' })], now: 100, drill: false };
      await insertEntriesOnce(trx, fresh);
      await appendEvent(trx, { at: 10, type: 'mention.found', subjectId: 'm', drill: false, data: 1 });
      // Not delivered yet: kept however old it is.
      await insertAlert(trx, { ...sampleAlert(), now: 10 });
    });
    const plan = { posts: 50, alerts: 50, 'story-marks': 50, events: 50, 'pairing-codes': 50 };
    const none = { forgotten: 0, held: 0 };
    const expected = { alerts: none, 'story-marks': none, events: none, 'pairing-codes': none };
    for (const dryRun of [true, false])
      expect(await apply(plan, dryRun)).toEqual({ ...expected, posts: { forgotten: 1202, held: 0 } });
    expect(await store.db.selectFrom('entries').select('id').execute()).toHaveLength(2);
  });

  it('words that were decided against the guard go after their time; those of a mention go with its words', async () => {
    const { id: personId } = await inTransaction(store.db, (trx) =>
      insertPerson(trx, { name: '刘晓', role: 'social', now: 1 }),
    );
    const decision = { site: 'weibo', type: 'order', rule: 'SOC-4', reason: null, words: '型号 XR88', personId };
    for (const [mentionId, decidedAt] of [
      [null, 10],
      [null, 100],
      ['m', 10],
    ] as const)
      await insertGuardDecision(store.db, { ...decision, mentionId, decidedAt, type: `order-${mentionId}`, drill: 0 });
    for (const dryRun of [true, false])
      expect(await apply({ 'guard-decisions': 50 }, dryRun)).toEqual({ 'guard-decisions': { forgotten: 1, held: 0 } });
    const left = await store.db.selectFrom('guardDecisions').select(['mentionId', 'decidedAt']).execute();
    expect(left.toSorted((a, b) => a.decidedAt - b.decidedAt)).toEqual([
      { mentionId: 'm', decidedAt: 10 },
      { mentionId: null, decidedAt: 100 },
    ]);
  });

  it('SEC-2: goes by the policies, and how much went stands in the audit log', async () => {
    const now = NOW;
    await inTransaction(store.db, async (trx) => {
      for (const [id, at] of [
        ['old', now - 31 * DAY_MS],
        ['young', now - 29 * DAY_MS],
      ] as const) {
        const entries = [sampleEntry({ id, link: null, content: id })];
        await insertEntriesOnce(trx, { sourceId: 's', entries, now: at, drill: false });
      }
    });
    expect(await retain(store, now)).toMatchObject({ posts: { forgotten: 1 } });
    await retain(store, now + 1);
    const [line, none] = await readAudit(store.db, 'system');
    expect(line).toMatchObject({ action: 'retention.applied', details: { gone: { posts: { forgotten: 1 } } } });
    expect(none).toBeUndefined();
  });

  it('is done once a day from three in the morning on, by one monitor', async () => {
    const take = (at: string) => takeDay(store.db, 'retention', { now: Date.parse(at), timeZone: 'Asia/Shanghai' });
    expect(await take('2031-03-02T02:59:00+08:00')).toBe(true);
    expect(await take('2031-03-02T02:59:59+08:00')).toBe(false);
    const both = await Promise.all([take('2031-03-02T03:00:00+08:00'), take('2031-03-02T03:00:00+08:00')]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await take('2031-03-03T02:00:00+08:00')).toBe(false);
  });

  it('keeps as long as the administrator says, or for ever', async () => {
    await inTransaction(store.db, (trx) =>
      writePolicyChanges(
        trx,
        {
          retention: [
            { id: 'posts', days: 7 },
            { id: 'evidence', enabled: false },
          ],
        },
        1,
      ),
    );
    const plan = planRetention((await readPolicies(store.db)).retention, NOW);
    expect(plan.posts).toBe(NOW - 7 * DAY_MS);
    expect('evidence' in plan).toBe(false);
    expect(plan.mails).toBe(NOW - 1095 * DAY_MS);
  });
});

it('earshot retention show says what would go, and changes nothing', async () => {
  const home = await mkdtemp(join(tmpdir(), 'earshot-retention-'));
  const homeBefore = process.env.EARSHOT_HOME;
  process.env.EARSHOT_HOME = home;
  const store = await openStore({ url: `sqlite:${join(home, 'drill.db')}` });
  const entries = [sampleEntry({ content: 'x' })];
  await inTransaction(store.db, (trx) =>
    insertEntriesOnce(trx, { sourceId: 's', entries, now: Date.now(), drill: false }),
  );
  const run = async (...argv: string[]) => {
    let [out, errors] = ['', ''];
    const exit = await runCommandLine(['retention', 'show', ...argv], {
      stdin: (async function* () {})(),
      write: (text) => {
        out += text;
      },
      writeError: (text) => {
        errors += text;
      },
    });
    return {
      exit,
      errors,
      lines: out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { id: string }),
    };
  };
  const now = await run();
  expect(now.exit).toBe(0);
  expect(now.lines.map(({ id }) => id)).toEqual(RETENTION_IDS);
  expect(now.lines[0]).toMatchObject({ id: 'posts', days: 30, forgotten: 0 });
  const later = new Date(Date.now() + 40 * DAY_MS).toISOString().slice(0, 10);
  expect((await run('--at', later)).lines[0]).toMatchObject({ id: 'posts', forgotten: 1 });
  expect(await store.db.selectFrom('entries').select('id').execute()).toHaveLength(1);
  const bad = await run('--at', 'someday');
  expect([bad.exit, bad.errors.includes('someday')]).toEqual([2, true]);
  await store.close();
  if (homeBefore === undefined) delete process.env.EARSHOT_HOME;
  else process.env.EARSHOT_HOME = homeBefore;
  await rm(home, { recursive: true, force: true });
});
