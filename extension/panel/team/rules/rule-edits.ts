import type { ApiAnswer } from '../../../../shared/api.ts';
import type { EscalationTarget } from '../../../../shared/service/escalation-policy.ts';

export type PolicyChangesView = ApiAnswer<'getPolicies'>['changes'];

/** One value of a rule: minutes, days, a count, a name, a switch, departments. A target stands as `targetName` says it. */
export type RuleValue = number | boolean | string | readonly string[];

/** What differs from the rules as shipped: one value by its place, so that two people's changes can be laid together. */
export type RuleEdits = ReadonlyMap<string, RuleValue>;

/** Place of a value: section, policy, field and what it is for, each safe to be joined. */
export function placeOf(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/');
}

/** A target in one word: the role, `nextLevel` or `departmentHead`. */
export function targetName(target: EscalationTarget): string {
  return 'role' in target ? target.role : 'nextLevel' in target ? 'nextLevel' : 'departmentHead';
}

function readTarget(name: string) {
  return name === 'nextLevel' || name === 'departmentHead' ? { [name]: true } : { role: name };
}

/** The changes as the monitor keeps them, value by value. */
export function readEdits(changes: PolicyChangesView): RuleEdits {
  const edits = new Map<string, RuleValue>();
  for (const [section, policies] of Object.entries(changes))
    for (const { id, ...fields } of policies ?? [])
      for (const [field, value] of Object.entries(fields)) readValue(edits, [section, id, field], value);
  return edits;
}

function readValue(edits: Map<string, RuleValue>, path: readonly string[], value: unknown): void {
  if (value === undefined || value === null) return;
  if (path[2] === 'to') edits.set(placeOf(...path), targetName(value as EscalationTarget));
  else if (typeof value === 'object' && !Array.isArray(value))
    for (const [name, inner] of Object.entries(value)) readValue(edits, [...path, name], inner);
  else edits.set(placeOf(...path), value as RuleValue);
}

/** The changes as the monitor takes them; it judges each value again. */
export function writeEdits(edits: RuleEdits): PolicyChangesView {
  const sections: Record<string, Record<string, unknown>[]> = {};
  for (const [place, value] of edits) {
    const [section = '', id = '', ...path] = place.split('/').map(decodeURIComponent);
    sections[section] ??= [];
    const policies = sections[section];
    let policy = policies.find((one) => one.id === id);
    if (!policy) {
      policy = { id };
      policies.push(policy);
    }
    writeValue(policy, path, path[0] === 'to' ? readTarget(String(value)) : value);
  }
  return sections as PolicyChangesView;
}

function writeValue(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  into[name] ??= {};
  writeValue(into[name] as Record<string, unknown>, rest, value);
}

/** The edits with one value set; one that is as shipped, or none, is no edit. */
export function setEdit(
  edits: RuleEdits,
  place: string,
  value: RuleValue | null,
  shipped: RuleValue | null,
): RuleEdits {
  const next = new Map(edits);
  if (value === null || isSame(value, shipped ?? undefined)) next.delete(place);
  else next.set(place, value);
  return next;
}

export function isSame(one: RuleValue | undefined, other: RuleValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The places at which two sets of edits differ. */
export function listDiffering(one: RuleEdits, other: RuleEdits): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((place) => !isSame(one.get(place), other.get(place)));
}

/** Two people changed from the same rules. */
export interface MergedEdits {
  /** Both together; where they clash, mine. */
  readonly edits: RuleEdits;
  /** Places that only the other changed: taken over. */
  readonly taken: readonly string[];
  /** Places that both changed, each to something else: to be chosen. */
  readonly clashes: readonly string[];
}

/** Lays my edits over another's, who began from the same `base` and saved first. Nothing of either is dropped silently. */
export function mergeEdits(base: RuleEdits, mine: RuleEdits, theirs: RuleEdits): MergedEdits {
  const edits = new Map(theirs);
  const changedByThem = new Set(listDiffering(base, theirs));
  const clashes: string[] = [];
  for (const place of listDiffering(base, mine)) {
    const [own, others] = [mine.get(place), theirs.get(place)];
    if (isSame(own, others)) {
      changedByThem.delete(place);
      continue;
    }
    if (changedByThem.delete(place)) clashes.push(place);
    if (own === undefined) edits.delete(place);
    else edits.set(place, own);
  }
  return { edits, taken: [...changedByThem], clashes };
}
