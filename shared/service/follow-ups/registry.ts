import type { FollowUpPolicy } from '../follow-up-policy.ts';
import askWaitingCustomer from './ask-waiting-customer.ts';
import closeWithoutAnswer from './close-without-answer.ts';
import complexProgress from './complex-progress.ts';
import faultVerification from './fault-verification.ts';
import orderSurvey from './order-survey.ts';
import seriousProgress from './serious-progress.ts';
import solutionCallBack from './solution-call-back.ts';
import tellOutcome from './tell-outcome.ts';
import unsolvedProgress from './unsolved-progress.ts';

/** Promises to come back, as shipped (TKT-4, TKT-5, TKT-11). */
export const followUpPolicies: readonly FollowUpPolicy[] = [
  askWaitingCustomer,
  closeWithoutAnswer,
  complexProgress,
  faultVerification,
  orderSurvey,
  seriousProgress,
  solutionCallBack,
  tellOutcome,
  unsolvedProgress,
];
