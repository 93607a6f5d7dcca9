import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { ReplyApproval } from '../../shared/model/reply-approval.ts';
import type { ApprovalLook } from '../messages.ts';
import { openDatabase } from './database.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readListening } from './page-setup.ts';
import { readPairing } from './pairing-store.ts';

/** Working alone, or a post without a mention: nobody is there to be asked. */
const FREE: ApprovalLook = { needed: false, mayApprove: false, approval: null, problem: null };

/** Whether the public answer to a mention has to wait for somebody's word, and how far that is. */
export function lookApproval(mentionId: string): Promise<ApprovalLook> {
  return consult(mentionId, async (client) => {
    const { items } = await client.listApprovals({ query: { mention: mentionId, limit: 1 } });
    return items[0] ?? null;
  });
}

/** Asks for somebody's word on this wording. */
export function askApproval(mentionId: string, text: string): Promise<ApprovalLook> {
  return consult(
    mentionId,
    async (client) => (await client.askApproval({ params: { id: mentionId }, body: { text } })).approval,
  );
}

/** Gives it: as it stands, or as `text` says; or refuses it with a note. */
export async function decideApproval(
  mentionId: string,
  decision: { approvalId: string; askedAt: number; approve: boolean; text: string | null; note: string | null },
): Promise<ApprovalLook> {
  const { approvalId, askedAt, approve, text, note } = decision;
  const decided = await consult(mentionId, async (client) => {
    const body = { approve, askedAt, ...(text === null ? {} : { text }), ...(note === null ? {} : { note }) };
    return (await client.decideApproval({ params: { id: approvalId }, body })).approval;
  });
  // Somebody was faster, or another wording took its place: what stands now is shown, with why.
  return decided.problem === null ? decided : { ...(await lookApproval(mentionId)), problem: decided.problem };
}

/** A monitor that cannot be reached gives no approval: the answer waits, and the person is told whom to call. */
async function consult(
  mentionId: string,
  work: (client: ApiClient) => Promise<ReplyApproval | null>,
): Promise<ApprovalLook> {
  const [pairing, known, { permissions, approvalLevels }] = await Promise.all([
    readPairing(),
    openDatabase().then((database) => database.get('mentions', mentionId)),
    readListening(),
  ]);
  if (!pairing || !known || !approvalLevels.includes(known.mention.level)) return FREE;
  const base = { needed: true, mayApprove: permissions.includes('replies.approve') };
  try {
    return { ...base, approval: await work(createMonitorClient(pairing)), problem: null };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...base, approval: null, problem: error.labels };
  }
}
