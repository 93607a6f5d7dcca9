import type { SlaPolicy } from '../sla-policy.ts';
import assignedContact from './assigned-contact.ts';
import chatFirstResponse from './chat-first-response.ts';
import chatResolution from './chat-resolution.ts';
import complaintAnswer from './complaint-answer.ts';
import criticalStart from './critical-start.ts';
import firstDiagnosis from './first-diagnosis.ts';
import firstWords from './first-words.ts';
import intake from './intake.ts';
import mailFirstResponse from './mail-first-response.ts';
import phoneResolution from './phone-resolution.ts';
import resolution from './resolution.ts';
import reviewAnswer from './review-answer.ts';
import reviewResolution from './review-resolution.ts';
import socialAnswer from './social-answer.ts';
import socialResolution from './social-resolution.ts';

/** Every commitment in time, as shipped. An administrator's changes are laid over these by id. */
export const slaPolicies: readonly SlaPolicy[] = [
  assignedContact,
  chatFirstResponse,
  chatResolution,
  complaintAnswer,
  criticalStart,
  firstDiagnosis,
  firstWords,
  intake,
  mailFirstResponse,
  phoneResolution,
  resolution,
  reviewAnswer,
  reviewResolution,
  socialAnswer,
  socialResolution,
];
