import type { Kind } from '../model/analysis.ts';
import type { Labels } from '../model/labels.ts';

/** Where a reply would stand. A composer that is not proven private counts as public. */
const REPLY_PLACES = ['public', 'dm'] as const;
export type ReplyPlace = (typeof REPLY_PLACES)[number];

/** Where in the conversation the person is: first public answer, work has begun, no answer from the customer, solved. */
const REPLY_STEPS = ['first', 'second', 'waiting', 'solved'] as const;
export type ReplyStep = (typeof REPLY_STEPS)[number];

/** What a rule found. Span in the text as it was given. */
export interface RuleHit {
  readonly start: number;
  readonly end: number;
  /** Text to offer in its place. */
  readonly replacement?: string;
}

/** What is known about the reply beside its words. */
export interface ReplySetting {
  readonly where: ReplyPlace;
  /** Site adapter id: some words are punished on some platforms only. */
  readonly site?: string;
  /** Where in the conversation the reply stands, when it is known. */
  readonly step?: ReplyStep;
  /** Of the post that is answered. */
  readonly kind?: Kind;
  /** Name of who wrote it: to be spoken to by name is a greeting. */
  readonly author?: string;
}

/** One rule about the wording of a reply: one file in `etiquette/`, id equal to the file name. */
export interface ReplyRule {
  readonly id: string;
  readonly name: Labels;
  /** Rule id of the service rules. */
  readonly rule: string;
  /** What the person is told. */
  readonly say: Labels;
  /** Null: the rule is silent there. */
  readonly weight: Readonly<Record<ReplyPlace, 'block' | 'warn' | null>>;
  /** Own examples for a public answer; a table test runs them. */
  readonly examples: { readonly hits: readonly string[]; readonly passes: readonly string[] };
  find(text: string, setting: ReplySetting): Iterable<RuleHit>;
}
