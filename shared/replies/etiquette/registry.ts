import type { ReplyRule } from '../reply-rule.ts';
import arguing from './arguing.ts';
import asking from './asking.ts';
import askingSecret from './asking-secret.ts';
import jargon from './jargon.ts';
import leadingAway from './leading-away.ts';
import missingCourtesy from './missing-courtesy.ts';
import neverDontKnow from './never-dont-know.ts';
import otherCustomers from './other-customers.ts';
import paidDeletion from './paid-deletion.ts';
import paidPraise from './paid-praise.ts';
import pressDeletion from './press-deletion.ts';
import pressPraise from './press-praise.ts';
import promiseWithoutTime from './promise-without-time.ts';
import qualityProblem from './quality-problem.ts';
import triggerWords from './trigger-words.ts';

/** Every rule about wording, gravest first. Imported by name: the extension's bundler and Node share no way to list a folder. */
export const replyRules: readonly ReplyRule[] = [
  asking,
  askingSecret,
  leadingAway,
  paidPraise,
  paidDeletion,
  pressDeletion,
  pressPraise,
  triggerWords,
  neverDontKnow,
  qualityProblem,
  jargon,
  arguing,
  otherCustomers,
  promiseWithoutTime,
  missingCourtesy,
];
