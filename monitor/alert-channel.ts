import type { z } from 'zod';
import type { AlertMessage } from '../shared/model/alert.ts';
import type { Labels } from '../shared/model/labels.ts';
import type { SafeFetchOptions, SafeResponse } from './fetch/safe-fetch.ts';

/** What a channel is handed for one delivery. */
export interface DeliveryContext {
  readonly now: number;
  readonly signal: AbortSignal;
  fetch(url: string, options?: SafeFetchOptions): Promise<SafeResponse>;
}

/** A delivery that failed. The outbox retries when `retryable`, and waits `waitSeconds` if the receiver named a time. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly retryable: boolean;
  readonly waitSeconds: number | null;
  constructor(message: string, options: { retryable: boolean; waitSeconds?: number; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
    this.waitSeconds = options.waitSeconds ?? null;
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
  /** Delivers once. HTTP 200 is not success where the platform says otherwise in the body. Throws `DeliveryError`. */
  send(message: AlertMessage, settings: Settings, context: DeliveryContext): Promise<void>;
}
