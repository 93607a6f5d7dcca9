import type { ApiErrorCode } from './errors.ts';

/** A refusal on its way to the caller. `errors.ts` knows its status and its words. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly code: ApiErrorCode;
  /** Place in the request: `body.posts.0.text`, `query.limit`. */
  readonly field: string | null;
  /** Words for the gaps of the message: `{role}`, `{who}`. */
  readonly words: Readonly<Record<string, string>>;
  readonly waitSeconds: number | null;
  constructor(
    code: ApiErrorCode,
    options: {
      readonly field?: string;
      readonly words?: Readonly<Record<string, string>>;
      readonly waitSeconds?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.code = code;
    this.field = options.field ?? null;
    this.words = options.words ?? {};
    this.waitSeconds = options.waitSeconds ?? null;
  }
}
