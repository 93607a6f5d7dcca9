import type { FollowUpPolicy } from '../follow-up-policy.ts';
import askWaitingCustomer from './ask-waiting-customer.ts';
import caseSurvey from './case-survey.ts';
import closeWithoutAnswer from './close-without-answer.ts';
import complexProgress from './complex-progress.ts';
import faultVerification from './fault-verification.ts';
import inviteRemoval from './invite-removal.ts';
import orderSurvey from './order-survey.ts';
import praiseCase from './praise-case.ts';
import seriousProgress from './serious-progress.ts';
import solutionCallBack from './solution-call-back.ts';
import tellOutcome from './tell-outcome.ts';
import thankSuggestion from './thank-suggestion.ts';
import unsolvedProgress from './unsolved-progress.ts';
import usageAdvice from './usage-advice.ts';
import wantedNews from './wanted-news.ts';

/** Promises to come back, as shipped (TKT-4, TKT-5, TKT-10, TKT-11, SOC-7, SOC-8, SOC-10, SAT-1). */
export const followUpPolicies: readonly FollowUpPolicy[] = [
  askWaitingCustomer,
  caseSurvey,
  closeWithoutAnswer,
  complexProgress,
  faultVerification,
  inviteRemoval,
  orderSurvey,
  praiseCase,
  seriousProgress,
  solutionCallBack,
  tellOutcome,
  thankSuggestion,
  unsolvedProgress,
  usageAdvice,
  wantedNews,
];
