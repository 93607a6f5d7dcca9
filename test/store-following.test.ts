import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { insertAlert, listAlerts } from '../monitor/store/alerts.ts';
import { appendAudit } from '../monitor/store/audit.ts';
import { verifyAudit } from '../monitor/store/audit-verify.ts';
import { backUpStore } from '../monitor/store/backup.ts';
import {
  addIdentity,
  changeCustomer,
  getCustomer,
  listIdentities,
  mergeCustomers,
  readCustomerHistory,
  recogniseCustomer,
} from '../monitor/store/customers.ts';
import { openStore, type Store } from '../monitor/store/database.ts';
import {
  decideDeletionRequest,
  insertDeletionRequest,
  listDeletionRequests,
  noteIdentityCheck,
} from '../monitor/store/deletion-requests.ts';
import { insertEntriesOnce } from '../monitor/store/entries.ts';
import { applyTombstones, erasePersonalData, isErasedPost, listTombstones } from '../monitor/store/erasure.ts';
import {
  acknowledgeEscalation,
  cancelEscalation,
  insertEscalation,
  listEscalations,
  listEscalationsOverdue,
} from '../monitor/store/escalations.ts';
import { appendEvent } from '../monitor/store/events.ts';
import { insertEvidence, listEvidence } from '../monitor/store/evidence.ts';
import {
  cancelFollowUps,
  endFollowUp,
  listFollowUps,
  listFollowUpsDue,
  markFollowUpReminded,
  planFollowUp,
} from '../monitor/store/follow-ups.ts';
import { inTransaction } from '../monitor/store/in-transaction.ts';
import { listLegalHolds, placeLegalHold, releaseLegalHold } from '../monitor/store/legal-holds.ts';
import { listMentions } from '../monitor/store/mention-list.ts';
import { insertMention } from '../monitor/store/mentions.ts';
import { purgeTraces } from '../monitor/store/purge-traces.ts';
import { applyRetention } from '../monitor/store/retention.ts';
import {
  answerAnonymousSurvey,
  answerTicketSurvey,
  findSurveyInvite,
  insertSurveyInvite,
  readSurveySums,
} from '../monitor/store/surveys.ts';
import { listTickets } from '../monitor/store/ticket-list.ts';
import {
  finishTicketTask,
  insertTicketNote,
  insertTicketTask,
  linkTickets,
  listTicketLinks,
  listTicketNotes,
  listTicketTags,
  listTicketTasks,
  setTicketTags,
} from '../monitor/store/ticket-work.ts';
import { changeTicket, getTicket, insertTicketOnce, withdrawTicket } from '../monitor/store/tickets.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { SAMPLE_AT, sampleAnalysis, sampleEntry, sampleMention, sampleTicket } from './helpers/store-samples.ts';

onBothEngines('following through', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const ticket = async (change: Parameters<typeof sampleTicket>[0] = {}) =>
    (
      await inTransaction(store.db, (trx) =>
        insertTicketOnce(trx, sampleTicket(change), { personId: null, now: SAMPLE_AT }),
      )
    ).ticket;

  describe('customers', () => {
    const recognise = (
      identities: Parameters<typeof recogniseCustomer>[1]['identities'],
      name = '王女士',
      drill = false,
    ) => inTransaction(store.db, (trx) => recogniseCustomer(trx, { identities, name, drill, now: 5 }));

    it('are recognised by any identity in any spelling, never by name', async () => {
      const first = await recognise([
        { kind: 'phone', value: '+86 138-0013-8000' },
        { kind: 'account', value: 'weibo:1' },
      ]);
      expect(first).toMatchObject({ isNew: true, customer: { number: 1 } });
      for (const identity of [
        { kind: 'phone', value: '１３８００１３８０００' },
        { kind: 'account', value: ' WEIBO:1 ' },
      ] as const)
        expect(await recognise([identity])).toMatchObject({ isNew: false, customer: { id: first.customer.id } });
      expect((await recognise([{ kind: 'email', value: 'a@b.example' }])).isNew).toBe(true);
      expect((await recognise([{ kind: 'phone', value: '13800138000' }], '王女士', true)).isNew).toBe(true);
      expect(await listIdentities(store.db, first.customer.id)).toEqual([
        { kind: 'phone', value: '13800138000', label: '+86 138-0013-8000' },
        { kind: 'account', value: 'weibo:1', label: 'weibo:1' },
      ]);
    });

    it('say so when identities belong to two, and are merged by people', async () => {
      const a = await recognise([{ kind: 'phone', value: '1' }]);
      const b = await recognise([{ kind: 'email', value: 'x@y.example' }]);
      const both = await recognise([
        { kind: 'phone', value: '1' },
        { kind: 'email', value: 'x@y.example' },
      ]);
      expect(both).toMatchObject({ isNew: false, customer: { id: a.customer.id }, conflicts: [b.customer.id] });
      const add = addIdentity(store.db, {
        customerId: a.customer.id,
        kind: 'email',
        value: 'X@Y.example',
        personId: 'p',
        now: 6,
      });
      await expect(add).rejects.toMatchObject({ code: 'conflict', details: { customerId: b.customer.id } });

      const { id } = await ticket();
      await inTransaction(store.db, (trx) => changeTicket(trx, { id, fields: { customerId: b.customer.id }, now: 6 }));
      await inTransaction(store.db, (trx) => mergeCustomers(trx, { from: b.customer.id, into: a.customer.id, now: 7 }));
      expect((await getCustomer(store.db, b.customer.id)).id).toBe(a.customer.id);
      expect((await listTickets(store.db, { customerId: a.customer.id })).items).toMatchObject([{ id }]);
      expect(await listIdentities(store.db, a.customer.id)).toHaveLength(2);
      await expect(
        inTransaction(store.db, (trx) => mergeCustomers(trx, { from: a.customer.id, into: a.customer.id, now: 8 })),
      ).rejects.toMatchObject({ code: 'conflict' });
    });

    it('have one history over all channels, without what was withdrawn', async () => {
      const { customer } = await recognise([{ kind: 'phone', value: '1' }]);
      const fields = { customerId: customer.id };
      for (const [kind, createdAt] of [
        ['complaint', 100],
        ['complaint', 300],
        ['inquiry', 200],
      ] as const) {
        const { id } = await ticket({ kind, createdAt, channel: 'phone' });
        await inTransaction(store.db, (trx) => changeTicket(trx, { id, fields, now: 6 }));
      }
      const gone = await ticket();
      await inTransaction(store.db, (trx) => changeTicket(trx, { id: gone.id, fields, now: 6 }));
      await inTransaction(store.db, (trx) => withdrawTicket(trx, { id: gone.id, now: 7 }));
      expect(await readCustomerHistory(store.db, customer.id)).toEqual({
        tickets: 3,
        complaints: 2,
        open: 3,
        firstAt: 100,
        lastAt: 300,
      });
      expect(await readCustomerHistory(store.db, 'nobody')).toMatchObject({ tickets: 0, firstAt: null });
    });

    it('are put on the list of abusive claims with a reason, and taken off it', async () => {
      const { customer } = await recognise([{ kind: 'phone', value: '1' }]);
      const change = (fields: Parameters<typeof changeCustomer>[1]['fields']) =>
        changeCustomer(store.db, { id: customer.id, fields, now: 9 });
      expect(await change({ blockReason: 'three false claims', vip: true })).toMatchObject({ blockedAt: 9, vip: true });
      expect(await change({ blockReason: null })).toMatchObject({ blockedAt: null, blockReason: null, vip: true });
    });
  });

  describe('work on a ticket', () => {
    it('keeps notes with the colleagues they name, tags and links', async () => {
      const [a, b] = [await ticket(), await ticket()];
      await insertTicketNote(store.db, {
        ticketId: a.id,
        personId: 'p',
        kind: 'note',
        text: '@李 看一下',
        named: ['li', 'li'],
        now: 1,
      });
      await insertTicketNote(store.db, { ticketId: a.id, personId: 'p', kind: 'hand-over', text: '明天回电', now: 2 });
      expect(await listTicketNotes(store.db, a.id)).toMatchObject([
        { text: '@李 看一下', named: ['li'] },
        { kind: 'hand-over', named: [] },
      ]);
      expect(await setTicketTags(store.db, a.id, ['加急', ' vip ', '加急', ''])).toEqual(['vip', '加急']);
      await setTicketTags(store.db, a.id, ['vip']);
      expect(await listTicketTags(store.db, a.id)).toEqual(['vip']);
      expect((await listTickets(store.db, { tag: 'vip' })).items).toMatchObject([{ id: a.id }]);
      const link = () =>
        linkTickets(store.db, { ticketId: a.id, otherId: b.id, kind: 'merged-into', personId: 'p', now: 3 });
      expect([await link(), await link()]).toEqual([true, false]);
      expect(await listTicketLinks(store.db, b.id)).toEqual([
        { from: a.id, otherId: b.id, kind: 'merged-into', at: 3 },
      ]);
    });

    it('starts a step of a playbook once and ends it once', async () => {
      const { id: ticketId } = await ticket();
      const start = (step: string | null, dueAt: number | null) =>
        insertTicketTask(store.db, {
          ticketId,
          title: 't',
          department: 'warehouse',
          ownerId: null,
          dueAt,
          createdBy: 'p',
          playbookId: step ? 'PLB-5' : null,
          step,
          now: 1,
        });
      const first = await start('resend', null);
      expect((await start('resend', null)).id).toBe(first.id);
      await start('verify', 50);
      await start(null, 40);
      await start(null, 60);
      expect((await listTicketTasks(store.db, { ticketId })).map(({ dueAt }) => dueAt)).toEqual([40, 50, 60, null]);
      const end = () =>
        finishTicketTask(store.db, { id: first.id, state: 'done', personId: 'p', result: 'sent', now: 9 });
      expect(await end()).toMatchObject({ state: 'done', doneAt: 9, result: 'sent' });
      await expect(end()).rejects.toMatchObject({ code: 'conflict', details: { state: 'done' } });
      expect(await listTicketTasks(store.db, { department: 'warehouse', openOnly: true })).toHaveLength(3);
    });

    it('reminds of a follow-up once, moves it when planned again, ends it', async () => {
      const { id: ticketId } = await ticket();
      const plan = (dueAt: number) =>
        planFollowUp(store.db, { ticketId, policyId: 'satisfaction-call', rule: 'TKT-5', dueAt, drill: false, now: 1 });
      const first = await plan(100);
      expect(await listFollowUpsDue(store.db, 99, 9)).toEqual([]);
      expect(await listFollowUpsDue(store.db, 100, 9)).toMatchObject([{ id: first.id }]);
      expect([await markFollowUpReminded(store.db, first.id), await markFollowUpReminded(store.db, first.id)]).toEqual([
        true,
        false,
      ]);
      expect((await plan(200)).id).toBe(first.id);
      expect(await listFollowUpsDue(store.db, 200, 9)).toHaveLength(1);
      const end = () => endFollowUp(store.db, { id: first.id, state: 'done', outcome: 'content', now: 201 });
      expect([await end(), await end()]).toEqual([true, false]);
      expect((await plan(300)).id).not.toBe(first.id);
      expect(await cancelFollowUps(store.db, ticketId, 250)).toBe(1);
      expect((await listFollowUps(store.db, ticketId)).map(({ state }) => state)).toEqual(['done', 'cancelled']);
    });

    it('escalates once per rule and level, and climbs when nobody takes notice', async () => {
      const escalate = (level: string, subjectId = 'm1') =>
        insertEscalation(store.db, {
          subject: 'mention',
          subjectId,
          rule: 'ESC-1',
          level,
          personIds: ['lead'],
          reasons: [{ rule: 'ESC-1', zh: '超时', en: 'overdue' }],
          acknowledgeDueAt: 100,
          drill: false,
          now: 1,
        });
      const first = await escalate('lead');
      expect(await escalate('lead')).toBeNull();
      const second = await escalate('manager');
      const third = await escalate('lead', 'm2');
      expect(await listEscalationsOverdue(store.db, 99, 9)).toEqual([]);
      expect(await listEscalationsOverdue(store.db, 100, 9)).toHaveLength(3);
      expect(await acknowledgeEscalation(store.db, { id: first?.id ?? '', personId: 'lead', now: 50 })).toBe(true);
      expect(await cancelEscalation(store.db, { id: first?.id ?? '', reason: 'answered', now: 51 })).toBe(false);
      expect(await cancelEscalation(store.db, { id: second?.id ?? '', reason: 'answered', now: 51 })).toBe(true);
      expect(await acknowledgeEscalation(store.db, { id: second?.id ?? '', personId: 'm', now: 52 })).toBe(false);
      expect(await listEscalationsOverdue(store.db, 100, 9)).toMatchObject([{ id: third?.id }]);
      expect(await listEscalations(store.db, 'm1')).toMatchObject([
        { acknowledgedBy: 'lead', reasons: [{ en: 'overdue' }] },
        { cancelReason: 'answered' },
      ]);
    });
  });

  describe('surveys', () => {
    it('take one answer per link and put the score on the ticket', async () => {
      const { id: ticketId } = await ticket();
      const invite = { ticketId, groupKey: '', expiresAt: 100, drill: false, now: 1 };
      const { token } = await insertSurveyInvite(store.db, invite);
      const scores = { attitude: 5, efficiency: 4, effectiveness: 4, comment: '快' };
      const answer = (given: string, now = 50) =>
        inTransaction(store.db, (trx) => answerTicketSurvey(trx, { ...scores, token: given, now }));
      expect(await findSurveyInvite(store.db, token, 50)).toMatchObject({ ticketId });
      expect(await answer('wrong')).toBeNull();
      expect(await answer(token, 100)).toBeNull();
      expect(await answer(token)).toEqual({ ticketId });
      expect(await answer(token)).toBeNull();
      expect((await getTicket(store.db, ticketId)).satisfaction).toBe(4.3);
    });

    it('keep only sums of anonymous answers and show no small group', async () => {
      const give = async (groupKey: string, nps: number) => {
        const { token } = await insertSurveyInvite(store.db, {
          ticketId: null,
          groupKey,
          expiresAt: 100,
          drill: false,
          now: 1,
        });
        return inTransaction(store.db, (trx) =>
          answerAnonymousSurvey(trx, { token, scores: { nps }, month: '2026-11', now: 2 }),
        );
      };
      for (const score of [9, 9, 10, 3]) expect(await give('yunque', score)).toBe(true);
      await give('other', 1);
      expect(await readSurveySums(store.db, ['2026-11'])).toEqual([]);
      await give('yunque', 9);
      expect(await readSurveySums(store.db, ['2026-11'])).toEqual([
        { question: 'nps', groupKey: 'yunque', month: '2026-11', counts: { 3: 1, 9: 3, 10: 1 }, total: 5 },
      ]);
      expect(await readSurveySums(store.db, [])).toEqual([]);
    });
  });

  describe('erasure', () => {
    const CANARY = '鹦鹉13912345678金丝雀';
    const WORD = 'canary7f3a9c';

    /** Puts the canary everywhere that personal data gets to. */
    const plant = async () => {
      const author = { name: `${CANARY} ${WORD}`, email: `${WORD}@x.example`, url: `https://x.example/${WORD}` };
      return inTransaction(store.db, async (trx) => {
        const [entry] = await insertEntriesOnce(trx, {
          sourceId: 's',
          entries: [
            sampleEntry({
              id: WORD,
              author,
              title: CANARY,
              content: `${CANARY} ${WORD}`,
              link: `https://x.example/${WORD}`,
              postKey: `x:${WORD}`,
            }),
          ],
          now: 1,
          drill: false,
        });
        await insertEntriesOnce(trx, {
          sourceId: 's',
          entries: [
            sampleEntry({
              id: WORD,
              author,
              title: CANARY,
              content: `${CANARY} edited ${WORD}`,
              link: `https://x.example/${WORD}`,
              postKey: `x:${WORD}`,
            }),
          ],
          now: 2,
          drill: false,
        });
        const why = [{ rule: 'CLS-5', zh: 'z', en: 'e', words: [CANARY, WORD] }];
        const { mention } = await insertMention(trx, {
          ...sampleMention({
            author,
            title: CANARY,
            text: `${CANARY} ${WORD}`,
            postKey: `x:${WORD}`,
            permalink: `https://x.example/${WORD}`,
            analysis: sampleAnalysis({ why }),
          }),
          entryId: entry?.id ?? null,
        });
        const { customer } = await recogniseCustomer(trx, {
          identities: [{ kind: 'account', value: `x:${WORD}` }],
          name: CANARY,
          drill: false,
          now: 1,
        });
        const made = await insertTicketOnce(
          trx,
          sampleTicket({
            customer: author,
            contact: WORD,
            problem: `${CANARY} ${WORD}`,
            orderNumber: WORD,
            permalink: `https://x.example/${WORD}`,
            postKey: `x:${WORD}`,
          }),
          { personId: null, now: 1 },
        );
        await changeTicket(trx, { id: made.ticket.id, fields: { customerId: customer.id, result: CANARY }, now: 2 });
        await insertTicketNote(trx, {
          ticketId: made.ticket.id,
          personId: null,
          kind: 'note',
          text: `${CANARY} ${WORD}`,
          now: 1,
        });
        const sha256 = createHash('sha256').update(`${CANARY} ${WORD}`).digest('hex');
        await insertEvidence(trx, {
          ticketId: made.ticket.id,
          personId: null,
          deviceId: null,
          now: 1,
          capture: {
            capturedAt: 1,
            url: `https://x.example/${WORD}`,
            timeZone: 'UTC',
            userAgent: 'u',
            extensionVersion: '1',
            viewport: { width: 1, height: 1, scale: 1 },
            items: [{ kind: 'text', mediaType: 'text/plain', data: `${CANARY} ${WORD}`, encoding: 'utf8', sha256 }],
            missing: [],
          },
        });
        await insertAlert(trx, {
          kind: 'mention',
          mentionId: mention.id,
          ticketId: null,
          channelId: 'c',
          now: 1,
          content: {
            kind: 'mention',
            level: 'red',
            headline: { 'zh-CN': '投诉', en: 'Complaint' },
            excerpt: CANARY,
            author: WORD,
            site: 's',
            permalink: WORD,
            brand: 'b',
            reasons: [],
            publishedAt: 1,
            dueAt: 1,
            storySize: 1,
            ackUrl: null,
            drill: false,
          },
        });
        await appendAudit(trx, {
          chain: `ticket:${made.ticket.id}`,
          at: 1,
          actorId: null,
          action: 'ticket.created',
          subjectId: made.ticket.id,
          details: { commitment: 'c' },
        });
        await appendEvent(trx, {
          at: 1,
          type: 'ticket.created',
          subjectId: made.ticket.id,
          drill: false,
          data: made.ticket,
        });
        return { mentionIds: [mention.id], ticketIds: [made.ticket.id], customerId: customer.id };
      });
    };
    const findCanary = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const { name } of await store.db.introspection.getTables()) {
        // The inner tables of the search index; the bytes of the file are looked at below.
        if (name.includes('Search_')) continue;
        const rows = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(store.db);
        const text = JSON.stringify(rows.rows, (_key, value: unknown) =>
          value instanceof Uint8Array
            ? Buffer.from(value).toString()
            : value && typeof value === 'object' && 'type' in value && value.type === 'Buffer' && 'data' in value
              ? Buffer.from(value.data as number[]).toString()
              : value,
        );
        if (text.includes(CANARY) || text.includes(WORD) || text.includes('13912345678')) found.push(name);
      }
      return found;
    };

    it('leaves no trace in any row, in the search, and (SQLite) in the bytes of the file', async () => {
      await ticket({ problem: '另一张工单' });
      const scope = await plant();
      expect((await findCanary()).length).toBeGreaterThan(8);
      const proof = await inTransaction(store.db, (trx) => erasePersonalData(trx, scope, 9));
      expect(proof).toEqual({
        tickets: 1,
        notes: 1,
        evidence: 1,
        mentions: 1,
        entries: 1,
        events: 1,
        alerts: 1,
        identities: 1,
      });
      expect(await findCanary()).toEqual([]);
      expect((await listMentions(store.db, { query: WORD })).items).toEqual([]);
      expect((await listTickets(store.db, { query: '鹦鹉' })).items).toEqual([]);
      expect(await listEvidence(store.db, scope.ticketIds[0] ?? '')).toMatchObject([
        { items: [{ erased: true, sha256: '' }] },
      ]);
      expect((await listAlerts(store.db))[0]?.content).toMatchObject({ excerpt: null, author: null, permalink: null });
      expect(await verifyAudit(store.db)).toMatchObject({ faults: [] });
      expect(await isErasedPost(store.db, `x:${WORD}`)).toBe(true);
      expect(await isErasedPost(store.db, 'x:other')).toBe(false);

      await purgeTraces(store);
      expect((await listTickets(store.db, { query: '另一张' })).items).toHaveLength(1);
      if (store.path)
        for (const file of [store.path, `${store.path}-wal`]) {
          const bytes = readFileSync(file);
          for (const trace of [CANARY, WORD, '13912345678', '鹦鹉'])
            expect([file, trace, bytes.includes(trace)]).toEqual([file, trace, false]);
        }
    });

    it('lasts when the source shows the post again', async () => {
      const scope = await plant();
      await inTransaction(store.db, (trx) => erasePersonalData(trx, scope, 9));
      const seen = { title: CANARY, content: `${CANARY} edited ${WORD}`, link: `https://x.example/${WORD}` };
      const [byKey, byContent] = await inTransaction(store.db, (trx) =>
        insertEntriesOnce(trx, {
          sourceId: 's',
          entries: [
            sampleEntry({ id: WORD, title: 'new words', link: null, postKey: `x:${WORD}` }),
            sampleEntry({ id: null, ...seen, content: `${CANARY} ${WORD}` }),
          ],
          now: 20,
          drill: false,
        }),
      );
      expect([byKey?.outcome, byContent?.outcome]).toEqual(['known', 'known']);
      expect(await findCanary()).toEqual([]);
    });

    it('is refused while a legal hold stands, and then nothing is touched', async () => {
      const scope = await plant();
      const hold = await placeLegalHold(store.db, {
        subjectId: scope.ticketIds[0] ?? '',
        reason: 'lawsuit',
        personId: 'p',
        now: 5,
      });
      const erase = () => inTransaction(store.db, (trx) => erasePersonalData(trx, scope, 9));
      await expect(erase()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('lawsuit') });
      expect((await getTicket(store.db, scope.ticketIds[0] ?? '')).problem).toContain(CANARY);
      expect(await releaseLegalHold(store.db, { id: hold.id, personId: 'p', now: 6 })).toBe(true);
      expect(await releaseLegalHold(store.db, { id: hold.id, personId: 'p', now: 7 })).toBe(false);
      expect(await listLegalHolds(store.db, scope.ticketIds)).toEqual([]);
      expect(await erase()).toMatchObject({ tickets: 1 });
    });

    it('is done again on a backup that is restored', async () => {
      const scope = await plant();
      if (store.path) {
        const copy = join(dirname(store.path), 'backup.db');
        const backup = await backUpStore(store, copy);
        expect(backup.sizeBytes).toBeGreaterThan(0);
        await inTransaction(store.db, (trx) => erasePersonalData(trx, scope, 9));
        const tombstones = await listTombstones(store.db);
        const restored = await openStore({ url: `sqlite:${copy}` });
        expect((await getTicket(restored.db, scope.ticketIds[0] ?? '')).problem).toContain(CANARY);
        await inTransaction(restored.db, (trx) => applyTombstones(trx, tombstones, 10));
        expect((await getTicket(restored.db, scope.ticketIds[0] ?? '')).problem).toBe('');
        expect(await isErasedPost(restored.db, `x:${WORD}`)).toBe(true);
        await restored.close();
        await expect(backUpStore(store, copy)).rejects.toMatchObject({ code: 'conflict' });
      } else {
        await expect(backUpStore(store, '/nowhere')).rejects.toThrow('pg_dump');
      }
    });

    it('needs an identity check and a reason, and is decided once', async () => {
      const { customerId } = await plant();
      const { id } = await insertDeletionRequest(store.db, {
        customerId,
        via: 'mail',
        scope: ['tickets'],
        dueAt: 100,
        now: 1,
      });
      const decide = (reason: string) =>
        inTransaction(store.db, (trx) =>
          decideDeletionRequest(trx, {
            id,
            decision: 'deleted',
            reasonCode: 'asked',
            reason,
            personId: 'p',
            proof: { tickets: 1 },
            now: 5,
          }),
        );
      await expect(decide('person asked')).rejects.toThrow('Check first');
      await noteIdentityCheck(store.db, id, 'called back');
      await expect(decide(' ')).rejects.toMatchObject({ code: 'constraint' });
      expect(await listDeletionRequests(store.db, true)).toHaveLength(1);
      expect(await decide('person asked')).toMatchObject({ decision: 'deleted', proof: { tickets: 1 } });
      await expect(decide('again')).rejects.toThrow('decided before');
      expect(await listDeletionRequests(store.db, true)).toEqual([]);
      expect(await listDeletionRequests(store.db)).toHaveLength(1);
    });
  });

  it('forgets what is past its time, and nothing that is still needed', async () => {
    await inTransaction(store.db, async (trx) => {
      const entries = Array.from({ length: 1203 }, (_, i) => sampleEntry({ id: `${i}`, link: null, content: `${i}` }));
      const stored = await insertEntriesOnce(trx, { sourceId: 's', entries, now: 10, drill: false });
      await insertMention(trx, { ...sampleMention(), entryId: stored[7]?.id ?? null });
      await insertEntriesOnce(trx, {
        sourceId: 's',
        entries: [sampleEntry({ content: 'new' })],
        now: 100,
        drill: false,
      });
      await appendEvent(trx, { at: 10, type: 'mention.found', subjectId: 'm', drill: false, data: 1 });
    });
    expect(
      await applyRetention(store.db, {
        entriesBefore: 50,
        alertsBefore: 50,
        storyKeysBefore: 50,
        eventsBefore: 50,
        pairingCodesBefore: 50,
      }),
    ).toEqual({
      entries: 1202,
      alerts: 0,
      storyKeys: 0,
      events: 0,
      pairingCodes: 0,
    });
    expect(await store.db.selectFrom('entries').select('id').execute()).toHaveLength(2);
  });
});
