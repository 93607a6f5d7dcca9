import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { tickClocks } from '../monitor/desk/tick-clocks.ts';
import { insertEvidence, listEvidence, readEvidenceItem } from '../monitor/store/audit/evidence.ts';
import {
  type ClockDraft,
  cancelClocks,
  insertClock,
  listClocksDue,
  listClocksOf,
  listClocksToWarn,
  markClocks,
  pauseClock,
  resumeClock,
  stopClocks,
} from '../monitor/store/desk/clocks.ts';
import { listTickets } from '../monitor/store/desk/ticket-list.ts';
import {
  changeTicket,
  changeTicketState,
  getTicket,
  insertTicketOnce,
  withdrawTicket,
} from '../monitor/store/desk/tickets.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { getMention, linkMention } from '../monitor/store/heard/mentions.ts';
import {
  changePerson,
  findDeviceByToken,
  findPersonByName,
  insertPairingCode,
  insertPerson,
  listDevices,
  listPeople,
  PAIRING_MINUTES,
  PAIRING_TRIES,
  redeemPairingCode,
  revokeDevice,
} from '../monitor/store/people/people.ts';
import { getSetting, putSetting } from '../monitor/store/settings.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { EvidenceCapture } from '../shared/model/evidence.ts';
import type { TicketDraft } from '../shared/model/ticket.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { insertMention } from './helpers/store-rows.ts';
import { SAMPLE_AT, sampleMention, sampleTicket } from './helpers/store-samples.ts';

onBothEngines('desk', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const insertTicket = (change: Partial<TicketDraft> = {}, now = SAMPLE_AT) =>
    inTransaction(store.db, (trx) => insertTicketOnce(trx, sampleTicket(change), { personId: 'ann', now }));

  describe('tickets', () => {
    it('makes one ticket per client key, also when twenty repeats arrive at once', async () => {
      const results = await Promise.all(Array.from({ length: 20 }, () => insertTicket({ clientKey: 'k' })));
      expect(new Set(results.map(({ ticket }) => ticket.id)).size).toBe(1);
      expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect((await listTickets(store.db, {})).items).toHaveLength(1);
    });

    it('gives back every field of the draft', async () => {
      const draft = sampleTicket({ contact: '13800138000', orderNumber: 'SF1', product: '云雀耳机', channel: 'phone' });
      const { ticket } = await inTransaction(store.db, (trx) =>
        insertTicketOnce(trx, draft, { personId: null, now: SAMPLE_AT, department: 'service', dueAt: 77 }),
      );
      expect(await getTicket(store.db, ticket.id)).toMatchObject({
        ...draft,
        number: 1,
        state: 'open',
        department: 'service',
        dueAt: 77,
        evidenceCount: 0,
        returning: null,
      });
    });

    it('moves only from the states it may come from', async () => {
      const { id } = (await insertTicket()).ticket;
      const move = (
        from: Parameters<typeof changeTicketState>[1]['from'],
        to: 'working' | 'resolved' | 'closed',
        now: number,
      ) => changeTicketState(store.db, { id, from, to, now, ...(to === 'closed' ? { closeReason: 'silent' } : {}) });
      expect(await move(['open'], 'working', 1)).toMatchObject({ state: 'working' });
      await expect(move(['open'], 'resolved', 2)).rejects.toMatchObject({
        code: 'conflict',
        details: { state: 'working' },
      });
      expect(await move(['working'], 'resolved', 3)).toMatchObject({ resolvedAt: 3 });
      expect(await move(['resolved'], 'closed', 4)).toMatchObject({
        closedAt: 4,
        closeReason: 'silent',
        resolvedAt: 3,
      });
      expect(await move(['closed'], 'working', 5)).toMatchObject({
        closedAt: null,
        closeReason: null,
        resolvedAt: null,
      });
    });

    it('does not overwrite a change that somebody else made meanwhile', async () => {
      const { ticket } = await insertTicket();
      const change = (result: string) =>
        inTransaction(store.db, (trx) =>
          changeTicket(trx, { id: ticket.id, fields: { result }, now: SAMPLE_AT, ifUpdatedAt: ticket.updatedAt }),
        );
      expect((await change('mine')).updatedAt).toBeGreaterThan(ticket.updatedAt);
      await expect(change('yours')).rejects.toMatchObject({ code: 'conflict' });
      expect((await getTicket(store.db, ticket.id)).result).toBe('mine');
    });

    it('changes the fields that are named and no others', async () => {
      const { ticket } = await insertTicket({ product: 'p' });
      const fields = { customer: null, returning: true, dueAt: 99, handlerId: 'bob', satisfaction: 4 };
      const changed = await inTransaction(store.db, (trx) => changeTicket(trx, { id: ticket.id, fields, now: 5 }));
      expect(changed).toMatchObject({ ...fields, product: 'p', problem: ticket.problem });
    });

    it('is withdrawn: out of lists, counts and search, and a late repeat does not bring it back', async () => {
      const { mention } = await inTransaction(store.db, (trx) => insertMention(trx, sampleMention()));
      const { ticket } = await insertTicket({ clientKey: 'undo', mentionId: mention.id, problem: '屏幕碎了' });
      await linkMention(store.db, { id: mention.id, ticketId: ticket.id, now: 1 });
      expect((await listTickets(store.db, { query: '屏幕' })).items).toHaveLength(1);
      expect(await inTransaction(store.db, (trx) => withdrawTicket(trx, { id: ticket.id, now: 2 }))).toBe(true);
      expect(await inTransaction(store.db, (trx) => withdrawTicket(trx, { id: ticket.id, now: 3 }))).toBe(false);
      expect((await listTickets(store.db, { query: '屏幕' })).items).toEqual([]);
      expect((await listTickets(store.db, {})).items).toEqual([]);
      expect((await listTickets(store.db, { states: ['open'] })).items).toEqual([]);
      expect((await getMention(store.db, mention.id)).ticketId).toBeNull();
      expect(await insertTicket({ clientKey: 'undo' })).toMatchObject({ isNew: false, withdrawn: true });
    });

    it('pages in both orders and narrows by everything', async () => {
      for (let i = 0; i < 11; i += 1)
        await inTransaction(store.db, (trx) =>
          insertTicketOnce(
            trx,
            sampleTicket({
              channel: i % 2 ? 'phone' : 'social',
              topic: i === 3 ? 'safety' : 'returns',
              urgency: i === 4 ? 'critical' : 'normal',
              drill: i === 5,
              createdAt: SAMPLE_AT + i,
              postKey: `p${i}`,
            }),
            {
              personId: null,
              now: SAMPLE_AT,
              dueAt: i % 3 ? 1000 - (i % 4) : null,
              department: i === 6 ? 'legal' : null,
            },
          ),
        );
      for (const order of ['newest', 'due'] as const) {
        const whole = (await listTickets(store.db, { order, limit: 100 })).items.map(({ number }) => number);
        const paged: number[] = [];
        let cursor: string | null = null;
        do {
          const page = await listTickets(store.db, { order, limit: 3, cursor });
          paged.push(...page.items.map(({ number }) => number));
          cursor = page.nextCursor;
        } while (cursor);
        expect(paged).toEqual(whole);
        expect(whole).toHaveLength(11);
      }
      const found = async (request: Parameters<typeof listTickets>[1]) =>
        (await listTickets(store.db, request)).items.map(({ number }) => number).reverse();
      expect(await found({ channels: ['phone'] })).toEqual([2, 4, 6, 8, 10]);
      expect(await found({ topics: ['safety'] })).toEqual([4]);
      expect(await found({ urgencies: ['critical'] })).toEqual([5]);
      expect(await found({ drill: true })).toEqual([6]);
      expect(await found({ departments: ['legal'] })).toEqual([7]);
      expect(await found({ postKeys: ['p2', 'p9'] })).toEqual([3, 10]);
      expect(await found({ createdSince: SAMPLE_AT + 9 })).toEqual([10, 11]);
      expect(await found({ createdBefore: SAMPLE_AT + 1 })).toEqual([1]);
      expect(await found({ kinds: [] })).toEqual([]);
    });
  });

  describe('evidence', () => {
    const item = (data: string, kind: 'text' | 'screenshot' = 'text') => {
      const encoding = kind === 'text' ? ('utf8' as const) : ('base64' as const);
      const sha256 = createHash('sha256').update(Buffer.from(data, encoding)).digest('hex');
      return { kind, mediaType: kind === 'text' ? 'text/plain' : 'image/png', data, encoding, sha256 };
    };
    const capture = (items: EvidenceCapture['items']): EvidenceCapture => ({
      capturedAt: SAMPLE_AT,
      url: 'https://forum.example/p/1',
      timeZone: 'Asia/Shanghai',
      userAgent: 'test',
      extensionVersion: '0.1.0',
      viewport: { width: 800, height: 600, scale: 2 },
      items,
      missing: [{ kind: 'screenshot', zh: '无', en: 'none' }],
    });

    it('keeps bytes as they were and counts them on the ticket', async () => {
      const { ticket } = await insertTicket();
      const png = Buffer.from([0x89, 0x50, 0, 255, 10]).toString('base64');
      await inTransaction(store.db, (trx) =>
        insertEvidence(trx, {
          ticketId: ticket.id,
          capture: capture([item('原文 \0 text'), item(png, 'screenshot')]),
          personId: 'ann',
          deviceId: 'd',
          now: SAMPLE_AT + 5,
        }),
      );
      expect((await getTicket(store.db, ticket.id)).evidenceCount).toBe(2);
      const [stored] = await listEvidence(store.db, ticket.id);
      expect(stored).toMatchObject({ receivedAt: SAMPLE_AT + 5, viewport: { scale: 2 }, missing: [{ en: 'none' }] });
      const [text, shot] = await Promise.all((stored?.items ?? []).map(({ id }) => readEvidenceItem(store.db, id)));
      expect(Buffer.from(text?.bytes ?? []).toString()).toBe('原文 \0 text');
      expect(Buffer.from(shot?.bytes ?? []).toString('base64')).toBe(png);
      const commitment = createHash('sha256')
        .update(Buffer.from(shot?.salt ?? '', 'hex'))
        .update(Buffer.from(png, 'base64'));
      expect(shot?.item.commitment).toBe(commitment.digest('hex'));
    });

    it('refuses an item whose content is not what its hash says, and keeps nothing of the capture', async () => {
      const { ticket } = await insertTicket();
      const wrong = { ...item('a'), data: 'b' };
      await expect(
        inTransaction(store.db, (trx) =>
          insertEvidence(trx, {
            ticketId: ticket.id,
            capture: capture([item('ok'), wrong]),
            personId: null,
            deviceId: null,
            now: 1,
          }),
        ),
      ).rejects.toMatchObject({ code: 'constraint', message: expect.stringContaining('item 2') });
      expect(await listEvidence(store.db, ticket.id)).toEqual([]);
    });
  });

  describe('clocks', () => {
    const draft = (change: Partial<ClockDraft> = {}): ClockDraft => ({
      subject: 'mention',
      subjectId: 'm1',
      policyId: 'social-answer',
      rule: 'SLA-SOCIAL',
      startedAt: 0,
      warnAt: 400,
      dueAt: 600,
      calendarKnown: true,
      drill: false,
      ...change,
    });

    it('runs once per subject and policy', async () => {
      const first = await insertClock(store.db, draft());
      expect(await insertClock(store.db, draft({ dueAt: 999 }))).toEqual(first);
      await stopClocks(store.db, { subjectId: 'm1', stoppedAt: 100 });
      expect((await insertClock(store.db, draft())).id).not.toBe(first.id);
      expect(await listClocksOf(store.db, 'm1')).toHaveLength(2);
    });

    const fire = async ({ id }: { id: string }, at: number) =>
      (await markClocks(store.db, [id], 'firedAt', at)).has(id);
    const warn = async ({ id }: { id: string }, at: number) =>
      (await markClocks(store.db, [id], 'warnedAt', at)).has(id);

    it('warns once and fires once, in the order of the deadlines, never early', async () => {
      const late = await insertClock(store.db, draft({ subjectId: 'late', dueAt: 700 }));
      const early = await insertClock(store.db, draft({ subjectId: 'early', dueAt: 500 }));
      expect(await listClocksDue(store.db, 499, 10)).toEqual([]);
      expect((await listClocksToWarn(store.db, 400, 10)).map(({ id }) => id).sort()).toEqual(
        [early.id, late.id].sort(),
      );
      expect((await listClocksDue(store.db, 800, 10)).map(({ id }) => id)).toEqual([early.id, late.id]);
      expect([await fire(early, 800), await fire(early, 801)]).toEqual([true, false]);
      expect([await warn(late, 800), await warn(late, 801)]).toEqual([true, false]);
      expect((await listClocksDue(store.db, 800, 10)).map(({ id }) => id)).toEqual([late.id]);
      expect((await listClocksToWarn(store.db, 800, 10)).map(({ id }) => id)).toEqual([early.id]);
    });

    it('tells of what came due meanwhile in the order of the deadlines, posts and tickets among each other', async () => {
      for (const [subjectId, subject, dueAt] of [
        ['m-first', 'mention', 500],
        ['t-second', 'ticket', 510],
        ['m-third', 'mention', 520],
        ['m-fourth', 'mention', 530],
        ['t-fifth', 'ticket', 540],
      ] as const)
        await insertClock(store.db, draft({ subject, subjectId, dueAt }));
      await tickClocks(store.db, 900);
      expect(await tickClocks(store.db, 901)).toBe(0);
      const due = (await readEventsAfter(store.db, 0, 100)).filter(({ type }) => type === 'clock.due');
      expect(due.map(({ subjectId }) => subjectId)).toEqual(['m-first', 't-second', 'm-third', 'm-fourth', 't-fifth']);
    });

    it('neither warns nor fires when stopped or held', async () => {
      const clock = await insertClock(store.db, draft());
      expect(await pauseClock(store.db, { id: clock.id, reason: 'waiting', now: 300 })).toMatchObject({
        pausedAt: 300,
      });
      expect(await pauseClock(store.db, { id: clock.id, reason: 'again', now: 301 })).toBeNull();
      expect(await listClocksDue(store.db, 9999, 10)).toEqual([]);
      expect(await fire(clock, 9999)).toBe(false);
      expect(await resumeClock(store.db, { id: clock.id, warnAt: 10_100, dueAt: 10_300 })).toMatchObject({
        pausedAt: null,
        dueAt: 10_300,
      });
      expect(await resumeClock(store.db, { id: clock.id, warnAt: 1, dueAt: 2 })).toBeNull();
      expect(await stopClocks(store.db, { subjectId: 'm1', stoppedAt: 10_300 })).toMatchObject([{ outcome: 'met' }]);
      expect(await fire(clock, 10_400)).toBe(false);
      expect(await stopClocks(store.db, { subjectId: 'm1', stoppedAt: 10_400 })).toEqual([]);
    });

    it('is missed when stopped late, cancelled without a verdict, and other policies run on', async () => {
      await insertClock(store.db, draft());
      await insertClock(store.db, draft({ policyId: 'resolution', dueAt: 9000 }));
      expect(
        await stopClocks(store.db, { subjectId: 'm1', policyIds: ['social-answer'], stoppedAt: 601 }),
      ).toMatchObject([{ policyId: 'social-answer', outcome: 'missed', stoppedAt: 601 }]);
      expect(await cancelClocks(store.db, { subjectId: 'm1', stoppedAt: 700 })).toMatchObject([
        { policyId: 'resolution', outcome: 'cancelled' },
      ]);
      expect(await stopClocks(store.db, { subjectId: 'm1', policyIds: [], stoppedAt: 1 })).toEqual([]);
    });
  });

  describe('people', () => {
    const person = (name = '小李') => insertPerson(store.db, { name, role: 'social', now: 1 });
    const redeem = (code: string, now = 1000) =>
      redeemPairingCode(store.db, { code, deviceName: 'Chrome', origin: 'chrome-extension://abc', now });

    it('pairs once with a code; the token opens, and only its hash is stored', async () => {
      const { id } = await person();
      const { code, expiresAt } = await insertPairingCode(store.db, { personId: id, now: 1000 });
      expect(code).toMatch(/^\d{8}$/);
      expect(expiresAt).toBe(1000 + PAIRING_MINUTES * 60_000);
      const paired = await redeem(`${code.slice(0, 4)} ${code.slice(4)}`);
      expect(paired).toMatchObject({ person: { id }, device: { name: 'Chrome' } });
      expect(await redeem(code)).toBeNull();
      expect(await findDeviceByToken(store.db, paired?.token ?? '', 2000)).toMatchObject({ person: { id } });
      expect(await findDeviceByToken(store.db, 'wrong', 2000)).toBeNull();
      const rows = await store.db.selectFrom('devices').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(paired?.token);
      expect(rows.map(({ origin }) => origin)).toEqual(['chrome-extension://abc']);
    });

    it('takes no code after five minutes', async () => {
      const { code, expiresAt } = await insertPairingCode(store.db, { personId: (await person()).id, now: 1000 });
      expect(await redeem(code, expiresAt)).toBeNull();
    });

    /** The same first half, another second one: a guess at this code. */
    const wrongOf = (code: string) => `${code.slice(0, 4)}${code.endsWith('0000') ? '0001' : '0000'}`;

    it('takes no code after five wrong guesses at it, even the right one; the codes of others live on', async () => {
      const { id } = await person();
      const { code } = await insertPairingCode(store.db, { personId: id, now: 1000 });
      const other = await insertPairingCode(store.db, { personId: id, now: 1000 });
      const wrong = wrongOf(code);
      for (let i = 0; i < PAIRING_TRIES; i += 1) expect(await redeem(wrong)).toBeNull();
      expect(await redeem(code)).toBeNull();
      if (!other.code.startsWith(code.slice(0, 4))) expect(await redeem(other.code)).not.toBeNull();
      const again = await insertPairingCode(store.db, { personId: id, now: 1000 });
      for (let i = 1; i < PAIRING_TRIES; i += 1) await redeem(wrongOf(again.code));
      expect(await redeem(again.code)).not.toBeNull();
    });

    it('shuts out a revoked device and a person who is switched off', async () => {
      const { id } = await person();
      const pair = async () => {
        const { code } = await insertPairingCode(store.db, { personId: id, now: 1000 });
        return redeem(code);
      };
      const [a, b] = [await pair(), await pair()];
      expect(await revokeDevice(store.db, a?.device.id ?? '', 5)).toBe(true);
      expect(await revokeDevice(store.db, a?.device.id ?? '', 6)).toBe(false);
      expect(await findDeviceByToken(store.db, a?.token ?? '', 7)).toBeNull();
      expect(await findDeviceByToken(store.db, b?.token ?? '', 7)).not.toBeNull();
      const { code } = await insertPairingCode(store.db, { personId: id, now: 1000 });
      await changePerson(store.db, { id, active: false });
      expect(await findDeviceByToken(store.db, b?.token ?? '', 7)).toBeNull();
      expect(await redeem(code)).toBeNull();
      expect(await listDevices(store.db, id)).toHaveLength(2);
    });

    it('has one person of a name', async () => {
      await person();
      await expect(person()).rejects.toMatchObject({ code: 'constraint' });
      expect(await findPersonByName(store.db, '小李')).toMatchObject({ role: 'social', active: true });
      expect(await listPeople(store.db)).toHaveLength(1);
    });
  });

  it('keeps settings of any shape and replaces them', async () => {
    expect(await getSetting(store.db, 'x')).toBeNull();
    await putSetting(store.db, 'x', { a: [1, '二', null, true] }, 1);
    await putSetting(store.db, 'y', '"quoted"', 1);
    expect(await getSetting(store.db, 'x')).toEqual({ a: [1, '二', null, true] });
    expect(await getSetting(store.db, 'y')).toBe('"quoted"');
    await putSetting(store.db, 'x', false, 2);
    expect(await getSetting(store.db, 'x')).toBe(false);
  });
});
