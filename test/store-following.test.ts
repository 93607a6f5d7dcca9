import { beforeEach, describe, expect, it } from 'vitest';
import {
  addIdentity,
  changeCustomer,
  getCustomer,
  listIdentities,
  mergeCustomers,
  readCustomerHistory,
  recogniseCustomer,
} from '../monitor/store/desk/customers.ts';
import {
  acknowledgeEscalation,
  cancelEscalation,
  insertEscalation,
  listEscalations,
  listEscalationsOverdue,
} from '../monitor/store/desk/escalations.ts';
import {
  cancelFollowUps,
  endFollowUp,
  listFollowUps,
  listFollowUpsDue,
  markFollowUpReminded,
  planFollowUp,
} from '../monitor/store/desk/follow-ups.ts';
import {
  answerAnonymousSurvey,
  answerTicketSurvey,
  findSurveyInvite,
  insertSurveyInvite,
  readSurveySums,
} from '../monitor/store/desk/surveys.ts';
import { listTickets } from '../monitor/store/desk/ticket-list.ts';
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
} from '../monitor/store/desk/ticket-work.ts';
import { changeTicket, getTicket, insertTicketOnce, withdrawTicket } from '../monitor/store/desk/tickets.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { SAMPLE_AT, sampleTicket } from './helpers/store-samples.ts';

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
});
