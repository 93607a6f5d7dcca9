import { URGENCIES, type Urgency } from '../model/analysis.ts';
import type { SlaPolicy } from './sla-policy.ts';

/** An administrator's change of one commitment. What is not named stays as shipped. */
export interface SlaPolicyChange {
  readonly id: string;
  readonly minutes?: Readonly<Partial<Record<Urgency, number | undefined>>> | undefined;
  /** Other targets for customers of a group (KPI-7): `{"vip": {"normal": 60}}`. */
  readonly groupMinutes?: Readonly<Record<string, Readonly<Partial<Record<Urgency, number | undefined>>>>> | undefined;
  readonly calendar?: string | undefined;
  /** False: no such clock. */
  readonly enabled?: boolean | undefined;
}

/** Lays changes over the shipped policies. @throws Error that names the policy, the faulty value and what would be right. */
export function overlaySlaPolicies(shipped: readonly SlaPolicy[], changes: readonly SlaPolicyChange[]): SlaPolicy[] {
  const byId = new Map(shipped.map((policy) => [policy.id, policy]));
  for (const change of changes) {
    const policy = byId.get(change.id);
    if (policy === undefined)
      throw new Error(`Policy "${change.id}" is unknown. Known: ${shipped.map(({ id }) => id).join(', ')}.`);
    if (change.enabled === false) {
      byId.delete(change.id);
      continue;
    }
    checkMinutes(change.id, change.minutes ?? {});
    for (const minutes of Object.values(change.groupMinutes ?? {})) checkMinutes(change.id, minutes);
    byId.set(change.id, {
      ...policy,
      minutes: { ...policy.minutes, ...named(change.minutes ?? {}) },
      ...(change.groupMinutes === undefined ? {} : { groupMinutes: groupMinutesOf(change.groupMinutes) }),
      ...(change.calendar === undefined ? {} : { calendar: change.calendar }),
    });
  }
  return [...byId.values()];
}

type Minutes = Readonly<Partial<Record<Urgency, number>>>;

function groupMinutesOf(groups: NonNullable<SlaPolicyChange['groupMinutes']>): Record<string, Minutes> {
  return Object.fromEntries(Object.entries(groups).map(([group, minutes]) => [group, named(minutes)]));
}

function named(minutes: Readonly<Partial<Record<Urgency, number | undefined>>>): Minutes {
  return Object.fromEntries(Object.entries(minutes).filter(([, value]) => value !== undefined));
}

function checkMinutes(id: string, minutes: Readonly<Record<string, number | undefined>>): void {
  for (const [urgency, value] of Object.entries(minutes)) {
    if (!URGENCIES.some((known) => known === urgency))
      throw new Error(`Policy "${id}": urgency "${urgency}" is unknown. Known: ${URGENCIES.join(', ')}.`);
    if (value === undefined || !Number.isFinite(value) || value <= 0)
      throw new Error(`Policy "${id}": minutes for "${urgency}" have to be a number above 0, not ${value}.`);
  }
}
