// Who is away is never the only one told, and what stood in for them can be read in the trail.
import { beforeEach, expect, it } from 'vitest';
import { findHearers, listLookedAfter } from '../monitor/desk/find-hearers.ts';
import { routeTicket } from '../monitor/desk/hand-over.ts';
import { addTicketNote } from '../monitor/desk/ticket-work.ts';
import { writePeople } from '../monitor/start/write-people.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { listEscalations } from '../monitor/store/desk/escalations.ts';
import { listNotesNaming } from '../monitor/store/desk/ticket-work.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { listAbsences, setAbsences } from '../monitor/store/people/absences.ts';
import { setDepartment } from '../monitor/store/people/departments.ts';
import { listPeople } from '../monitor/store/people/people.ts';
import { setPersonChannels } from '../monitor/store/people/person-channels.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Person } from '../shared/model/person.ts';
import type { Ticket } from '../shared/model/ticket.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { DAY, HOUR, MINUTE, openDesk } from './helpers/living-desk.ts';
import { SAMPLE_AT as T } from './helpers/store-samples.ts';

onBothEngines('people who are away', (under) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  let agent: Person;
  let lead: Person;
  let other: Person;
  beforeEach(async () => {
    store = await under.openNew();
    desk = openDesk(store);
    agent = await desk.person('agent', '小李');
    other = await desk.person('agent', '小王');
    lead = await desk.person('lead', '张组长');
    await desk.person('manager', '陈经理');
    for (const person of await listPeople(store.db))
      await inTransaction(store.db, (trx) => setPersonChannels(trx, person.id, [person.name]));
  });
  const away = (...list: readonly (readonly [Person, Person | null])[]) =>
    inTransaction(store.db, (trx) =>
      setAbsences(
        trx,
        list.map(([{ id }, by]) => ({ personId: id, startAt: T, endAt: T + DAY, substituteId: by?.id ?? null })),
      ),
    );
  const told = async (ticket: Ticket, kind: string) =>
    (await listAlerts(store.db, { ticketId: ticket.id })).filter((alert) => alert.kind === kind);
  const lines = async (ticket: Ticket, action: string) =>
    (await readAudit(store.db, `ticket:${ticket.id}`)).filter((line) => line.action === action);

  it('ESC-1: the substitute of the lead is called; alert, case and audit log say for whom', async () => {
    await away([lead, other]);
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 45 * MINUTE);
    const alerts = await told(ticket, 'escalation');
    expect(alerts.map(({ channelId }) => channelId)).toEqual(['小王']);
    expect(alerts[0]?.content.reasons).toContainEqual({
      'zh-CN': '张组长不在，由小王代班',
      en: '小王 stands in for 张组长, who is away',
    });
    const [step] = await listEscalations(store.db, ticket.id);
    expect(step).toMatchObject({ level: 'lead', personIds: [other.id], skipped: [] });
    expect(step?.reasons.map(({ zh }) => zh)).toContain('张组长不在，由小王代班');
    expect((await lines(ticket, 'escalation.raised'))[0]?.details).toMatchObject({
      to: [other.id],
      standIns: [{ away: lead.id, by: other.id }],
    });
  });

  it('ESC-1: nobody stands in for the lead: the manager is called, and it is said why', async () => {
    await away([lead, null]);
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'urgent' });
    await desk.goTo(T + 45 * MINUTE);
    const [alert] = await told(ticket, 'escalation');
    expect(alert?.channelId).toBe('陈经理');
    expect(alert?.content.reasons.map(({ en }) => en)).toContain('张组长 is away, and there is nobody to stand in');
    expect(await listEscalations(store.db, ticket.id)).toMatchObject([{ level: 'manager', skipped: ['lead'] }]);
  });

  it('SLA-URG: who stands in for the handler is warned before a deadline; nobody does: the lead is', async () => {
    const ticket = await desk.ticket({ channel: 'phone', urgency: 'normal' }, agent.id);
    const warned = async () => (await told(ticket, 'reminder')).map(({ channelId }) => channelId);
    await away([agent, other]);
    await desk.goTo(T + 23 * HOUR);
    expect([...new Set(await warned())]).toEqual(['小王']);
    expect((await told(ticket, 'reminder'))[0]?.content.reasons[0]?.en).toContain('小王 stands in for 小李');
    await away([agent, null]);
    expect(await findHearers(store.db, [agent.id], T)).toEqual({
      personIds: [lead.id],
      reached: [{ asked: '小李', names: ['张组长'], level: 'lead' }],
    });
    await away([agent, other], [other, lead], [lead, null]);
    expect((await findHearers(store.db, [agent.id, other.id], T)).reached).toMatchObject([
      { asked: '小李', names: ['陈经理'] },
      { asked: '小王', names: ['陈经理'] },
    ]);
  });

  it('CLS-7: nobody who is away is given a ticket; who stands in is, and the audit log says for whom', async () => {
    await inTransaction(store.db, (trx) => setDepartment(trx, 'technical', [{ personId: agent.id, leads: false }]));
    await away([agent, other]);
    const made = await desk.ticket({ kind: 'fault' }, null, { route: true });
    expect(made.handlerId).toBe(other.id);
    expect((await lines(made, 'ticket.created'))[0]?.details).toMatchObject({ standsInFor: [agent.id] });
    const mine = await desk.ticket({ kind: 'praise' }, lead.id);
    expect((await lines(mine, 'ticket.created'))[0]?.details).not.toHaveProperty('standsInFor');
    expect(await routeTicket(store.db, mine.id, 'technical', { personId: lead.id, now: T })).toMatchObject({
      handlerId: other.id,
    });
    expect((await lines(mine, 'ticket.updated')).at(-1)?.details).toMatchObject({ standsInFor: [agent.id] });
    await away([agent, null]);
    expect((await desk.ticket({ kind: 'fault' }, null, { route: true })).handlerId).toBeNull();
  });

  it('TKT-3: a note that names somebody who is away reaches who stands in, in their panel too', async () => {
    await away([agent, other]);
    const ticket = await desk.ticket({}, lead.id);
    const note = { kind: 'note' as const, text: '请看', named: [agent.id] };
    await addTicketNote(store.db, ticket.id, note, { personId: lead.id, now: T });
    expect((await told(ticket, 'reminder')).map(({ channelId }) => channelId)).toEqual(['小王']);
    const events = (await readEventsAfter(store.db, 0, 500)).filter(({ type }) => type === 'note.named');
    expect(events).toMatchObject([{ data: { personIds: [agent.id, other.id] } }]);
    const lookedAfter = await listLookedAfter(store.db, other.id, T);
    expect(lookedAfter).toEqual([other.id, agent.id]);
    expect(await listNotesNaming(store.db, lookedAfter, T)).toMatchObject([{ ticketId: ticket.id }]);
    expect(await listLookedAfter(store.db, other.id, T + DAY)).toEqual([other.id]);
  });

  it('absences of the configuration become these, whatever was written before', async () => {
    await away([lead, null]);
    const person = (name: string, change: object = {}) => ({
      ...{ name, role: 'agent' as const, channels: [], away: [] },
      ...change,
    });
    const holiday = { from: '2026-02-10', until: '2026-02-10', timeZone: 'Asia/Shanghai', substitute: '小王' };
    await writePeople(store, [person('小李', { away: [holiday] }), person('小王')], T);
    const start = Date.parse('2026-02-10T00:00+08:00');
    expect(await listAbsences(store.db, start)).toEqual([
      { personId: agent.id, startAt: start, endAt: start + DAY, substituteId: other.id },
    ]);
    expect(await listAbsences(store.db, start - 1)).toEqual([]);
    expect(await listAbsences(store.db, start + DAY)).toEqual([]);
  });
});
