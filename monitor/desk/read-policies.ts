import { layPolicyChanges } from '../../shared/service/lay-policy-changes.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { overlaySlaPolicies } from '../../shared/service/overlay-sla-policies.ts';
import {
  applyPolicyChanges,
  type DeskPolicies,
  type PolicyChanges,
  SHIPPED_POLICIES,
} from '../../shared/service/policy-changes.ts';
import type { SlaPolicy } from '../../shared/service/sla-policy.ts';
import { findPilot, listPilotsDuring, type Pilot } from '../store/desk/pilots.ts';
import { getSetting, getTwoSettings, getVersionedSetting, putSetting, replaceSetting } from '../store/settings.ts';
import type { Db } from '../store/store.ts';

const KEY = 'policies';
/** What the configuration that the monitors run with says of the rules. */
const CONFIGURED_KEY = 'policies-of-configuration';
/** Calendars by the names that policies use; made once, as it reads zone data. */
export const deskCalendars = makeCalendars();

const applied = new Map<string, DeskPolicies>();
const CACHE_SIZE = 50;

/** Keeps what the configuration says, so that the desk, its figures and the rules page go by it wherever they ask. */
export async function keepConfiguredPolicies(db: Db, configured: PolicyChanges, now: number): Promise<void> {
  await putSetting(db, CONFIGURED_KEY, configured, now);
}

/** What the configuration says of the rules; empty while all of it is as shipped. */
export async function readConfiguredPolicies(db: Db): Promise<PolicyChanges> {
  return (await getSetting<PolicyChanges>(db, CONFIGURED_KEY)) ?? {};
}

/** What people changed, over what the configuration says. */
async function readCommon(db: Db): Promise<PolicyChanges> {
  const [configured, changes] = await getTwoSettings<PolicyChanges, PolicyChanges>(db, CONFIGURED_KEY, KEY);
  if (configured === null || Object.keys(configured).length === 0) return changes ?? {};
  return layPolicyChanges(configured, changes ?? {});
}

/** What an administrator changed of the service rules; empty when nothing. */
export async function readPolicyChanges(db: Db): Promise<PolicyChanges> {
  return (await getSetting<PolicyChanges>(db, KEY)) ?? {};
}

/** The same with its version, for `writePolicyChanges`; null: nothing was ever changed. */
export async function readVersionedChanges(db: Db): Promise<{ changes: PolicyChanges; version: number | null }> {
  const kept = await getVersionedSetting<PolicyChanges>(db, KEY);
  return { changes: kept?.value ?? {}, version: kept?.version ?? null };
}

/**
 * Keeps the changes for all monitors.
 * @param base the version that was looked at; left out: whatever stands there.
 * @returns the new version; null when somebody was faster. @throws Error that names the policy and the faulty value.
 */
export async function writePolicyChanges(
  trx: Db,
  changes: PolicyChanges,
  now: number,
  base?: number | null,
): Promise<number | null> {
  applyPolicyChanges(SHIPPED_POLICIES, changes);
  const version = base === undefined ? (await readVersionedChanges(trx)).version : base;
  return replaceSetting(trx, KEY, changes, { version, now });
}

/** The policies that hold now; with `for`, also those of a pilot that the department takes part in (KPI-9). */
export async function readPolicies(
  db: Db,
  pilot?: { readonly department: string | null; readonly at: number },
): Promise<DeskPolicies> {
  const common = await readCommon(db);
  const running = pilot === undefined ? null : await findPilot(db, pilot.department, pilot.at);
  return applyWith(common, running);
}

/** The policies as they would be if people had changed just this. @throws Error that names the faulty change. */
export async function tryWholeChanges(db: Db, changes: PolicyChanges): Promise<DeskPolicies> {
  return applyPolicyChanges(SHIPPED_POLICIES, layPolicyChanges(await readConfiguredPolicies(db), changes));
}

/** The policies as they would be with changes over those that hold. @throws Error that names the faulty change. */
export async function tryPolicyChanges(db: Db, changes: PolicyChanges): Promise<DeskPolicies> {
  applyPolicyChanges(SHIPPED_POLICIES, changes);
  return applyKnown(layPolicyChanges(await readCommon(db), changes));
}

/**
 * The same for many departments and instants at once, with few questions: gives back what answers by department and instant (of those
 * asked for).
 */
export async function openPolicies(
  db: Db,
  instants: readonly number[],
): Promise<(department: string | null, at: number) => DeskPolicies> {
  const common = await readCommon(db);
  const pilots = await listPilotsDuring(db, Math.min(...instants), Math.max(...instants));
  return (department, at) => {
    const running = pilots.find((one) => one.department === department && one.startAt <= at && one.endAt > at);
    return applyWith(common, running ?? null);
  };
}

function applyWith(common: PolicyChanges, running: Pick<Pilot, 'changes'> | null): DeskPolicies {
  return applyKnown(running === null ? common : layPolicyChanges(common, running.changes));
}

const overlaid = new WeakMap<readonly SlaPolicy[], { readonly key: string; readonly policies: readonly SlaPolicy[] }>();

/**
 * The commitments for posts: those that the monitor was started with (the window of the configuration is among them), and
 * over them what an administrator changed since. Asked for every post: laid over anew only when the changes are others.
 */
export async function readMentionPolicies(db: Db, base: readonly SlaPolicy[]): Promise<readonly SlaPolicy[]> {
  const changes = ((await readPolicyChanges(db)).sla ?? []).filter(({ id }) => base.some((policy) => policy.id === id));
  if (changes.length === 0) return base;
  const key = JSON.stringify(changes);
  const known = overlaid.get(base);
  if (known?.key === key) return known.policies;
  const policies = overlaySlaPolicies(base, changes);
  overlaid.set(base, { key, policies });
  return policies;
}

/** A change of a policy that this version no longer ships is left aside: the desk works on. */
function applyKnown(changes: PolicyChanges): DeskPolicies {
  if (Object.keys(changes).length === 0) return SHIPPED_POLICIES;
  const key = JSON.stringify(changes);
  const known = applied.get(key);
  if (known !== undefined) return known;
  const keep = <C extends { readonly id: string }>(list: readonly C[] | undefined, of: readonly { id: string }[]) =>
    (list ?? []).filter((change) => of.some(({ id }) => id === change.id));
  const policies = applyPolicyChanges(SHIPPED_POLICIES, {
    sla: keep(changes.sla, SHIPPED_POLICIES.sla),
    escalations: keep(changes.escalations, SHIPPED_POLICIES.escalations),
    disputes: keep(changes.disputes, SHIPPED_POLICIES.disputes),
    followUps: keep(changes.followUps, SHIPPED_POLICIES.followUps),
    retention: keep(changes.retention, SHIPPED_POLICIES.retention),
    approvals: keep(changes.approvals, SHIPPED_POLICIES.approvals),
    claims: keep(changes.claims, SHIPPED_POLICIES.claims),
  });
  if (applied.size >= CACHE_SIZE) applied.clear();
  applied.set(key, policies);
  return policies;
}
