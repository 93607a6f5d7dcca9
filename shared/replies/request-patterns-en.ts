// How one asks for a thing in English: a verb or a question × the thing.
import { PRECISE_THING_EN, PERSONAL_THING_EN as THING } from './personal-things.ts';

/** Nouns too, and then no request: your comment with the phone number. */
const NOT_A_NOUN = '(?<!\\b(?:your|ur|the|this|that|our|my|a) )';
const VERB = `${NOT_A_NOUN}(?:${[
  '(?:send|resend|shar|provid|post|leav|dropp|popp|putt|giv|tell|writ|typ|enter|includ|attach|upload|forward|text|add|repeat|confirm|let|quot|plac|pass)ing|send|share|provide|post|leave|drop|give|gimme|tell|attach|upload',
  'furnish|tweet|show|pass|hand|paste|reply|respond|comment|write|type|enter|input|confirm|verify|need|require|want|submit|supply|quote|revert',
  "forward|text|pop|put|chuck|mention|state|list|help (?:us |me )?with|include|specify|advise|grab|would like|'d like|love to have|looking for|ask for",
  "missing|wh?at(?:'?s| is| are| was)?(?! did the| does the)|which|(?:may|can|could|might) (?:i|we|you)(?: \\w+)? (?:get|have|take|grab|see|ask|know|please|trouble|borrow|request)|inform|disclose|jot|key in|shoot|ping|hit (?:us|me) with|do you (?:have|know|remember)|have you got|got (?:a|an|your|the|ur)",
  'let (?:us|me) (?:have|know|see)|remind (?:us|me)(?: of)?|mind (?:if|telling)|(?:could|can) (?:really )?(?:use|do with)',
].join('|')})`;
const GAP = '[^.!?\\n]{0,45}?';
const PLEASE = '[, ]*(?:please|pls|plz|\\?)';
const AND_MORE = '(?: (?:and|&|or) \\w+(?: \\w+)?)?';

/** Requests that name the thing. */
export const REQUESTS_OF_THING_EN: readonly RegExp[] = [
  `^\\s*(?:and |your |ur |the )?${THING}${AND_MORE}${PLEASE}`,
  `\\b${VERB}\\b${GAP}\\b${THING}(?![a-z])`,
  `\\b(?:your|ur|the|and) ${THING}${AND_MORE}${PLEASE}`,
  // Needed, said of the thing; nothing can be done without it.
  `\\b${THING}${AND_MORE} (?:is|are|will be|would be|'s) (?:still |also )?(?:required|needed|necessary|missing|mandatory)`,
  `\\bwithout (?:your |ur |the |an? )?${THING}`,
  // To go on we require …; if we had …
  `\\bif (?:we|i) (?:had|have|could (?:get|have|see)|knew)\\b${GAP}\\b${THING}(?![a-z])`,
].map((source) => new RegExp(source, 'i'));

/** Requests that need no name of a thing: where do you live · how can we reach you · what name is it under. */
export const REQUESTS_WITHOUT_THING_EN: readonly RegExp[] = [
  /\b(?:reply|send|share|give|comment|post|drop|provide|need|tell|have)\b[^.!?\n]{0,25}\border ?#/i,
  /\b(?:what|which) (?:phone |mobile )?(?:number|e-?mail|account) (?:did|do) you (?:register|sign|book|order|use|shop)|\bwhere(?:abouts)? (?:exactly )?(?:do |d'?)?(?:you|u) live\b|\b(?:what's|whats|what is) your (?:full )?name\b/i,
  /\bhow (?:can|do|may|could|should|best (?:can|to)) (?:we|i) (?:best )?(?:reach|contact|get (?:hold of|in touch with|back to)|call|phone) (?:you|u)\b|\bhow (?:we|i) (?:can|could|may|might|should) (?:best )?(?:reach|contact|get (?:hold of|in touch with|back to)|call|phone) (?:you|u)\b|\b(?:best|easiest|good) way to (?:reach|contact|get hold of|get in touch with) (?:you|u)\b|\bhow to (?:reach|contact) you\b/i,
  /\b(?:what|which|whose) (?:full )?name (?:is|was|did|are|does)\b[^.!?\n]{0,30}\b(?:under|in|on|use|book|order|register)|\b(?:under|in) (?:what|which|whose) (?:full )?name\b|^\s*(?:full )?(?:name|number|e-?mail)(?: (?:and|&) \w+)? ?(?:please|pls|plz|\?)/i,
  /\bwhere (?:can|should|shall|do|would) (?:we|i|you)\b[^.!?\n]{0,25}\b(?:ship|send|deliver|post|mail)\b[^.!?\n]{0,25}\?|\bwho(?:'s| is) the account (?:holder|owner)\b|\bwhen(?:'s| is| were) (?:your birthday|you born)\b/i,
  /\b(?:post|upload|attach|shar|send|snap|show|tak)e?(?:ing)?\b(?: us| me)?(?: a| your| ur| the)?(?: full| clear)?(?: (?:photo|pic|picture|image|copy) of)?(?: your| ur| the)? (?:receipt|invoice|id|passport|bank statement)\b(?! ?(?:to (?:the|any|a)|by|via|through))/i,
];

/** We will need: order id, phone. */
export const ASKED_BEFORE_EN =
  /\b(?:we(?:'ll| will| would)? (?:also )?(?:need|require)(?: (?:a (?:bit|little) |some |the )?(?:more )?(?:info\w*|details))?(?: from you)?|(?:need|have|want|like) to (?:verify|confirm|check|identify) (?:you|it'?s you|who you are|your identity|a few (?:details|things))(?: first| quickly)?|(?:please|kindly|pls) (?:send|share|provide|confirm|give|post|tell|reply|comment)(?: us)?)(?: with)?(?: the following)?\s*$/i;
export const THING_FIRST_EN = new RegExp(`^\\s*(?:your |the )?${THING}`, 'i');
/** What's yours · send the full one: stands for the thing that was named before. */
export const SAME_THING_EN =
  /\bwhat(?:'s| is) yours\b|\b(?:send|share|give|drop|post|let us have)\b[^.!?\n]{0,12}\b(?:the|a) (?:new|full|correct|right|whole|other) one\b/i;
/** A thing that has no other meaning. */
export const PRECISE_EN = new RegExp(`\\b${PRECISE_THING_EN}(?![a-z])`, 'i');
export const ANY_THING_EN = new RegExp(`\\b${THING}(?![a-z])`, 'i');
