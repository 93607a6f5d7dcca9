/** A source that answered, but not with what it is there for. `message` is for the administrator. */
export class SourceRefusal extends Error {
  override readonly name = 'SourceRefusal';
  /** Seconds that the server asked us to wait; null: it named none. */
  readonly waitSeconds: number | null;
  /** Whether asking again unchanged makes sense; false: gone for good, or a key is wrong. */
  readonly mayRecover: boolean;

  constructor(message: string, options: { waitSeconds?: number | null; mayRecover?: boolean; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.waitSeconds = options.waitSeconds ?? null;
    this.mayRecover = options.mayRecover ?? true;
  }
}

/** A fault in both languages, as one line: it stands in logs, in the panel and in messages. */
export function sayBoth(chinese: string, english: string): string {
  return `${chinese} · ${english}`;
}
