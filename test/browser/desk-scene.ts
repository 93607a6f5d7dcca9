import { setDepartment } from '../../monitor/store/people/departments.ts';
import { changePerson } from '../../monitor/store/people/people.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { TestApi } from '../helpers/run-api.ts';
import { sampleTicket } from '../helpers/store-samples.ts';

const HOUR = 3_600_000;

/** A ticket that became a dispute, with what colleagues and the customer wait for, and a customer of two channels. Gives their ids. */
export async function workDesk(scene: TestApi): Promise<{ readonly ticketId: string; readonly customerId: string }> {
  const { lead, agent, manager, admin, auditor } = scene.people;
  const now = scene.clock.now();
  for (const [one, name] of [
    [agent, '周洋'],
    [manager, '孙倩'],
    [admin, '何川'],
    [auditor, '吴静'],
  ] as const)
    await changePerson(scene.store.db, { id: one.person.id, name });
  const add = async (clientKey: string, hoursAgo: number, contact: string, problem: string) => {
    const draft = sampleTicket({ clientKey, contact, problem, createdAt: now - hoursAgo * HOUR, publishedAt: null });
    const body = { ...draft, site: null, customer: { name: '李女士', email: null, url: null }, evidence: null };
    return (await lead.client.createTicket({ body })).ticket;
  };
  const ticket = await add('desk-first', 30, '13800138000', '电水壶底座漏电，第二次换货还是一样');
  const other = await add('desk-second', 4, 'li@example.test', '退款一直没有到账');
  const params = { id: ticket.id };
  await lead.client.updateTicket({ params, body: { topic: 'quality', kind: 'fault', handlerId: lead.person.id } });
  await lead.client.setDispute({ params, body: { stage: 'supervisor-asked', demand: '要求换新并赔偿运费' } });
  await lead.client.planFollowUp({ params, body: { event: 'contact-ended-unsolved', dueAt: now + 2 * HOUR } });
  await agent.client.addTicketNote({
    params,
    body: { text: '请看一下换货单，仓库说新机周五到', named: [lead.person.id] },
  });
  const customerId = ticket.customerId ?? '';
  if (other.customerId && other.customerId !== customerId)
    await lead.client.mergeCustomer({ params: { id: other.customerId }, body: { into: customerId } });
  await lead.client.addShift({ body: { personId: agent.person.id, startAt: now, endAt: now + 8 * HOUR } });
  return { ticketId: ticket.id, customerId };
}

/** What a team has on its pages: people in departments, something learnt, a notice with whom it concerns, rules on trial. */
export async function workTeam(scene: TestApi, ticketId: string): Promise<void> {
  const { agent, lead, manager, director, social } = scene.people;
  const now = scene.clock.now();
  await inTransaction(scene.store.db, async (trx) => {
    await setDepartment(trx, 'technical', [
      { personId: lead.person.id, leads: true },
      { personId: agent.person.id, leads: false },
    ]);
    await setDepartment(trx, 'service-desk', [{ personId: social.person.id, leads: false }]);
  });
  const learn = (kind: 'standard-answer' | 'playbook-step', title: string, text: string) =>
    agent.client.proposeKnowledge({ body: { kind, title, text, ticketId } });
  const { knowledge } = await learn('standard-answer', '退款多久到账', '原路退回，三个工作日内到账。');
  await lead.client.decideKnowledge({ params: { id: knowledge.id }, body: { state: 'accepted' } });
  await learn('playbook-step', '底座漏电不可先断电再拍照', '先请客户断电，照片在安全之后再要。');
  const filter = { words: '漏电', since: now - 48 * HOUR };
  const planB = '先送备用机，检测报告出来前不收运费。';
  await manager.client.addNotice({
    body: { title: '电水壶底座：换货延后到周五', text: '换货机器周五到仓，此前的换货都会晚两天。', planB, filter },
  });
  const decided = { site: 'weibo', mentionId: null, at: now - HOUR };
  const praise = { type: 'paid-praise', rule: 'LNG-8', words: '……客户说“五星好评返现五元”，我们从未参与……' };
  await social.client.noteGuardDecision({ body: { ...decided, ...praise, reason: '引用客户原话，用来辟谣' } });
  const model = { type: 'order-number', rule: 'SOC-4', words: '型号 XR••••••88 的底座可以单独换' };
  await agent.client.noteGuardDecision({ body: { ...decided, ...model, reason: null, at: now - 2 * HOUR } });
  await social.client.noteGuardDecision({ body: { ...decided, ...model, reason: null, at: now - 30 * HOUR } });
  const changes = { sla: [{ id: 'intake', minutes: { normal: 7, important: 7 } }] };
  const body = { name: '七分钟接单', department: 'technical', changes, startAt: now, endAt: now + 14 * 24 * HOUR };
  await director.client.addPilot({ body });
}
