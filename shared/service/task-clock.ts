const PREFIX = 'task:';

/** The commitment of a piece of work on a ticket, as its clock carries it (ESC-5, TKT-3). */
export function taskPolicyId(taskId: string): string {
  return PREFIX + taskId;
}

/** The piece of work that a clock is of; null: it is of something else. */
export function readTaskPolicyId(policyId: string): string | null {
  return policyId.startsWith(PREFIX) ? policyId.slice(PREFIX.length) : null;
}
