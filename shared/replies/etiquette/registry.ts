import type { ReplyRule } from '../reply-rule.ts';
import asking from './asking.ts';
import leadingAway from './leading-away.ts';
import neverDontKnow from './never-dont-know.ts';
import paidDeletion from './paid-deletion.ts';
import paidPraise from './paid-praise.ts';

/** Every rule about wording, gravest first. Imported by name: the extension's bundler and Node share no way to list a folder. */
export const replyRules: readonly ReplyRule[] = [asking, leadingAway, paidPraise, paidDeletion, neverDontKnow];
