import type { z } from 'zod';
import type { AlertMessage } from '../shared/model/alert.ts';
import type { Labels } from '../shared/model/labels.ts';
import type { SafeFetchOptions, SafeResponse } from './fetch/safe-fetch.ts';

/** What became of a message that was offered to somebody's browsers. */
export type BrowserAnswer =
  | { readonly isTaken: true }
  | {
      readonly isTaken: false;
      /** Names of those whose browsers were asked: the person, or who stands in; empty: nobody is there. */
      readonly people: readonly string[];
      /** When a paired browser of theirs was last heard of; null: never. */
      readonly lastSeenAt: number | null;
      /** None is open, or the time to take it is over: it is for somebody else now. */
      readonly isOver: boolean;
    };

/** What a channel or a helpdesk is handed for one delivery. */
export interface DeliveryContext {
  readonly now: number;
  readonly signal: AbortSignal;
  fetch(url: string, options?: SafeFetchOptions): Promise<SafeResponse>;
}

/** The same for a channel of alerts. */
export interface AlertContext extends DeliveryContext {
  /** Shows the message in the paired browsers of the person of this name, or of who stands in. */
  offerToBrowsers(message: AlertMessage, person: string): Promise<BrowserAnswer>;
}

/** A delivery that failed. The outbox retries when `retryable`, and waits `waitSeconds` if the receiver named a time. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly retryable: boolean;
  readonly waitSeconds: number | null;
  /** The channel is well and nobody was at the other end: no news for administrators. */
  readonly isAbsence: boolean;
  constructor(
    message: string,
    options: { retryable: boolean; waitSeconds?: number; isAbsence?: boolean; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
    this.waitSeconds = options.waitSeconds ?? null;
    this.isAbsence = options.isAbsence ?? false;
  }
}

/** One kind of alert channel: a file in `monitor/alert/channels` whose default export satisfies this. */
export interface AlertChannel<Settings = unknown> {
  /** Equal to the file name. */
  readonly id: string;
  readonly labels: Labels;
  readonly settings: z.ZodType<Settings>;
  readonly example: Settings;
  /** Messages a minute that one receiver takes before it refuses or mutes; the deliverer stays below. Default: 60. */
  readonly perMinute?: number;
  /**
   * Whether nobody but one person can read what goes there with these settings (a mailbox of one address, a chat with one person). Only then
   * may a message carry that person's own link. Left out: never.
   */
  isForOne?(settings: Settings): boolean;
  /** Delivers once. HTTP 200 is not success where the platform says otherwise in the body. Throws `DeliveryError`. */
  send(message: AlertMessage, settings: Settings, context: AlertContext): Promise<void>;
}
