import type { ApiAnswer, ApiBody } from '../../shared/api.ts';

export type Improvement = ApiAnswer<'listImprovements'>['items'][number];

/** KPI-6: a row of the improvement table as its form holds it; what is left empty is an empty string. */
export interface ImprovementDraft {
  readonly step: string;
  readonly action: string;
  readonly ownerId: string;
  /** The last day, of this computer: `2026-11-28`. */
  readonly dueDay: string;
  readonly state: Improvement['state'];
  readonly obstacle: string;
  readonly proposal: string;
  readonly remark: string;
}

/** A row that is not written yet. @param step what it is about, where that is known. */
export function newDraft(step = ''): ImprovementDraft {
  return {
    ...{ step, action: '', ownerId: '', dueDay: '', state: 'not-started' },
    ...{ obstacle: '', proposal: '', remark: '' },
  };
}

export function draftOf(row: Improvement): ImprovementDraft {
  return {
    ...{ step: row.step, action: row.action, ownerId: row.ownerId ?? '', state: row.state },
    ...{ obstacle: row.obstacle ?? '', proposal: row.proposal ?? '', remark: row.remark ?? '' },
    dueDay: row.dueAt === null ? '' : dayOf(row.dueAt),
  };
}

/** The day of this computer that an instant lies in, as figures of days are named. */
export function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('sv-SE');
}

/** Says what it is about and what is done; nobody gains from a row without these. */
export function isReady({ step, action }: ImprovementDraft): boolean {
  return step.trim() !== '' && action.trim() !== '';
}

/** What a new row is sent as. */
export function toBody(draft: ImprovementDraft): ApiBody<'addImprovement'> {
  return { ...changesBetween(newDraft(), draft), step: draft.step.trim(), action: draft.action.trim() };
}

/** Only what was changed: what somebody else changed meanwhile stays. */
export function changesBetween(before: ImprovementDraft, after: ImprovementDraft): ApiBody<'updateImprovement'> {
  const differs = (name: keyof ImprovementDraft) => before[name].trim() !== after[name].trim();
  const words = (name: 'step' | 'action') => (differs(name) ? { [name]: after[name].trim() } : {});
  const orNull = (name: 'ownerId' | 'obstacle' | 'proposal' | 'remark') =>
    differs(name) ? { [name]: after[name].trim() || null } : {};
  return {
    ...words('step'),
    ...words('action'),
    ...orNull('ownerId'),
    ...(differs('dueDay') ? { dueAt: endOfDay(after.dueDay) } : {}),
    ...(differs('state') ? { state: after.state } : {}),
    ...orNull('obstacle'),
    ...orNull('proposal'),
    ...orNull('remark'),
  };
}

/** The fields of a row as they were read, for the monitor to see whether somebody changed them since. */
export function seenOf(row: Improvement): NonNullable<ApiBody<'updateImprovement'>['seen']> {
  const { step, action, ownerId, dueAt, state, obstacle, proposal, remark } = row;
  return { step, action, ownerId, dueAt, state, obstacle, proposal, remark };
}

/** The table with a row that was written, at its place: the nearest date first, those without one last. */
export function putRow(rows: readonly Improvement[], row: Improvement): readonly Improvement[] {
  return [...rows.filter(({ id }) => id !== row.id), row].sort(
    (a, b) => (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1),
  );
}

/** A measure is due by the end of its day, not at its first minute. Null: no day. */
function endOfDay(day: string): number | null {
  const at = new Date(`${day}T23:59:59`).getTime();
  return Number.isNaN(at) ? null : at;
}
