import type { Reason } from '../../../shared/model/analysis.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Escalation as Planned } from '../../../shared/service/escalation.ts';
import type { EscalationPolicy } from '../../../shared/service/escalation-policy.ts';
import { composeEscalationAlert } from '../../alert/compose-desk-alert.ts';
import { sayReached, toReached } from '../../alert/say-reached.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import { type Escalation, getEscalation, insertEscalation, noteEscalationAlert } from '../../store/desk/escalations.ts';
import { appendEvent } from '../../store/events.ts';
import type { Db } from '../../store/store.ts';
import type { DeskContext } from '../desk-context.ts';
import { tellPeople } from '../tell-people.ts';
import { type Call, callPeople, listDepartmentPeople, nameStandIns } from './call-people.ts';
import { followOrders } from './follow-orders.ts';
import type { OpenCase } from './read-case.ts';

/** A step up that is to be made now. */
export interface Step {
  readonly open: OpenCase;
  readonly plan: Planned;
  readonly policy: EscalationPolicy;
  readonly now: number;
  /** The step below, of which nobody took notice. */
  readonly climbedFrom?: Escalation;
}

/**
 * Makes a step up: escalation, stricter clocks and tasks, alert rows, audit line and event in the caller's transaction.
 * Null: it was made before; it fires once.
 */
export async function raiseEscalation(trx: Db, desk: DeskContext, step: Step): Promise<Escalation | null> {
  const { open, plan, policy, now, climbedFrom } = step;
  const call = await callPeople(trx, plan.to, now);
  const also = await listDepartmentPeople(trx, plan.alsoTell, now);
  const standIns = [...call.standIns, ...also.standIns];
  const people = [...new Map([...call.people, ...also.people].map((person) => [person.id, person])).values()];
  const made = await insertEscalation(trx, {
    subject: open.subject,
    subjectId: open.subjectId,
    rule: plan.rule,
    policyId: plan.policyId,
    about: plan.about,
    cause: plan.cause,
    level: call.level,
    personIds: people.map(({ id }) => id),
    reasons: [plan.why, ...sayReached(toReached(standIns)).map((one) => toReason(plan, one))],
    skipped: call.skipped,
    ...(plan.perStory && open.storyId !== null ? { storyId: open.storyId, storyLevel: open.case.level } : {}),
    // A step that came late (the monitor was off) still leaves people their time.
    acknowledgeDueAt: now + (plan.climbAt - plan.fireAt),
    drill: open.drill,
    now,
  });
  if (made === null) return null;
  if (climbedFrom === undefined) await followOrders(trx, open, plan, now);
  const alertNumber = await tell(trx, desk, step, { ...call, standIns }, people);
  if (alertNumber !== null) await noteEscalationAlert(trx, made.id, alertNumber);
  const stored = { ...made, alertNumber };
  await appendAudit(trx, {
    chain: `${open.subject}:${open.subjectId}`,
    at: now,
    actorId: null,
    action: 'escalation.raised',
    subjectId: open.subjectId,
    // SLA-URG: why, when, from whom and to whom.
    details: {
      escalation: made.id,
      rule: plan.rule,
      about: plan.about,
      why: plan.why.en,
      plannedAt: plan.fireAt,
      from: climbedFrom?.level ?? open.handlerId,
      to: call.people.map(({ id }) => id),
      level: call.level,
      skipped: [...call.skipped],
      standIns: nameStandIns(standIns),
      alert: alertNumber,
    },
  });
  const { subjectId, drill } = open;
  await appendEvent(trx, {
    at: now,
    type: 'escalation.raised',
    subjectId,
    drill,
    data: { ...stored, duty: policy.duty },
  });
  return stored;
}

/**
 * Nobody is above the step of which nobody took notice: it is told again under its number to who is on duty at its
 * level now, and that stands in the audit log.
 */
export async function repeatEscalation(trx: Db, desk: DeskContext, step: Step, made: Escalation): Promise<void> {
  const { open, plan, now } = step;
  const call = await callPeople(trx, plan.to, now);
  const number = made.alertNumber ?? undefined;
  const alertNumber = await tell(trx, desk, step, call, call.people, number);
  if (number === undefined && alertNumber !== null) await noteEscalationAlert(trx, made.id, alertNumber);
  await appendAudit(trx, {
    chain: `${open.subject}:${open.subjectId}`,
    at: now,
    actorId: null,
    action: 'escalation.repeated',
    subjectId: open.subjectId,
    details: {
      escalation: made.id,
      rule: plan.rule,
      to: call.people.map(({ id }) => id),
      level: call.level,
      standIns: nameStandIns(call.standIns),
      alert: alertNumber,
    },
  });
  const { subjectId, drill } = open;
  const data = await getEscalation(trx, made.id);
  await appendEvent(trx, { at: now, type: 'escalation.changed', subjectId, drill, data });
}

function toReason({ rule }: Planned, { 'zh-CN': zh, en }: Labels): Reason {
  return { rule, zh, en };
}

async function tell(
  trx: Db,
  desk: DeskContext,
  step: Step,
  call: Call,
  people: readonly Person[],
  number?: number,
): Promise<number | null> {
  const { open, plan, policy, now } = step;
  const content = composeEscalationAlert(open, {
    rule: plan.rule,
    duty: policy.duty satisfies Labels,
    names: call.people.map(({ name }) => name),
    level: call.level,
    skipped: call.skipped,
    standIns: call.standIns,
    alsoTell: plan.alsoTell,
    why: plan.why,
    actBy: now + Math.max(0, plan.actBy - plan.fireAt),
    alarm: plan.rule === 'ESC-3' ? 'red' : 'orange',
    brand: open.brandId === null ? null : desk.brandName(open.brandId),
    climbed: step.climbedFrom !== undefined,
  });
  return tellPeople(trx, desk, {
    kind: 'escalation',
    content,
    personIds: people.map(({ id }) => id),
    mentionId: open.subject === 'mention' ? open.subjectId : null,
    ticketId: open.ticketId,
    brandId: open.brandId,
    topic: open.topic,
    level: content.level,
    ...(number === undefined ? {} : { number }),
    now,
  });
}
