import type { Kind, Level, PressingFlag, Topic } from './analysis.ts';
import type { Labels } from './labels.ts';

/** `withheld`: no longer needed before it was sent. */
export const ALERT_STATES = ['pending', 'sending', 'delivered', 'dead', 'withheld'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** A row of the outbox: one message to one channel. Written in the transaction of what caused it. */
export interface Alert {
  readonly id: string;
  /** Shown to people; a repeat carries the same number. */
  readonly number: number;
  readonly kind:
    | 'mention'
    | 'escalation'
    | 'reminder'
    | 'source-blind'
    | 'channel-dead'
    | 'calendar'
    | 'configuration'
    | 'burst'
    | 'case'
    | 'search'
    | 'brief'
    | 'test';
  readonly mentionId: string | null;
  readonly ticketId: string | null;
  readonly channelId: string;
  readonly state: AlertState;
  readonly attempts: number;
  readonly createdAt: number;
  readonly nextAttemptAt: number;
  readonly deliveredAt: number | null;
  readonly lastError: string | null;
  readonly drill: boolean;
}

/** An alert that is shown in a person's browser: what the notification says and where a click leads. Personal data is masked. */
export interface BrowserAlert {
  /** Of the offer; a repeat of the same alert has another one. */
  readonly id: string;
  /** Number of the alert; 0: a test. */
  readonly number: number;
  readonly kind: Alert['kind'];
  readonly level: Level;
  readonly headline: Labels;
  readonly excerpt: string | null;
  readonly brand: string | null;
  readonly site: string | null;
  readonly reasons: readonly Labels[];
  readonly dueAt: number | null;
  readonly storySize: number;
  /** Null: it tells of several, or of no post. */
  readonly mentionId: string | null;
  readonly ticketId: string | null;
  /** The crisis case that it is about; absent: none, or it tells of several. */
  readonly caseId?: string;
  readonly drill: boolean;
}

/** What a channel is handed. Text from outside is plain text; the channel escapes it for its own format. */
export interface AlertMessage {
  readonly number: number;
  readonly idempotencyKey: string;
  /** 2 … after the first attempt: shown as a possible repeat. */
  readonly attempt: number;
  readonly kind: Alert['kind'];
  readonly level: Level;
  readonly headline: Labels;
  /** Excerpt of the post with personal data masked; null for alerts about the machine itself. */
  readonly excerpt: string | null;
  readonly author: string | null;
  readonly site: string | null;
  readonly permalink: string | null;
  readonly brand: string | null;
  readonly reasons: readonly Labels[];
  readonly publishedAt: number | null;
  readonly dueAt: number | null;
  readonly storySize: number;
  /** The alerts that one message tells of together, in a storm; absent: this one alone. */
  readonly members?: readonly AlertMember[];
  /** Where to acknowledge; null: use the panel. */
  readonly ackUrl: string | null;
  readonly drill: boolean;
  /** What the judgement saw that breaks through quiet hours; absent: nothing. */
  readonly flags?: readonly PressingFlag[];
  /** The crisis case that it is about, with the late box of its checklist; absent: none. */
  readonly crisis?: AlertedCase;
  /** It waited through quiet hours, to this instant. */
  readonly heldUntil?: number;
  /** A whole letter, for channels that can carry one; the others send headline and reasons. */
  readonly document?: { readonly subject: string; readonly text: string; readonly html: string };
}

/** A crisis case that people are told of; `step`: the box that is late, null: the case itself. */
export interface AlertedCase {
  readonly caseId: string;
  readonly step: string | null;
}

/** One alert of a message that tells of several. */
export interface AlertMember {
  readonly id: string;
  readonly number: number;
  readonly level: Level;
  readonly permalink: string | null;
}

/** Who would hear of one post, brand by brand; nothing is sent. */
export interface AlertTrial {
  readonly isMention: boolean;
  readonly level: Level;
  readonly kind: Kind;
  readonly topic: Topic;
  readonly told: readonly TriedTelling[];
}

/** Who would hear of it as a mention of one brand. */
export interface TriedTelling {
  readonly brandId: string;
  readonly channels: readonly TriedChannel[];
  /** Positions of the routes that were taken, from 0. */
  readonly routes: readonly number[];
  /** Each step with its reason, in order. */
  readonly why: readonly Labels[];
}

/** One channel that would tell. */
export interface TriedChannel {
  readonly id: string;
  /** Whose it is; nobody's: one of a group. */
  readonly people: readonly string[];
  /** The moment of the trial itself: at once. */
  readonly sendAt: number;
}
