/** Why the store could not do what was asked. */
export type StoreErrorCode =
  /** No room left on the disk (SQLITE_FULL, 53100). Reading goes on. */
  | 'full'
  /** Another writer holds the database; the whole transaction may be tried again. */
  | 'busy'
  /** The file is not a database or its pages are damaged. */
  | 'corrupt'
  /** The file or its folder cannot be written. */
  | 'read-only'
  /** The file cannot be opened or the server cannot be reached. */
  | 'unreachable'
  /** A unique or foreign key says no. */
  | 'constraint'
  /** The database was written by a newer version of the program. */
  | 'newer-schema'
  /** The file is a database, but not one of this program. */
  | 'foreign'
  /** Another monitor works on this file. */
  | 'already-running'
  /** This monitor lost its lease (it was asleep too long) and must not write any more. */
  | 'lease-lost'
  /** The subject is not in the state that the change needs; somebody was faster. */
  | 'conflict'
  | 'not-found';

/** An error of the store that callers can tell apart by `code`. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** Facts for the caller: the present state, who holds it. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: StoreErrorCode, message: string, options?: { cause?: unknown; details?: Record<string, unknown> }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'StoreError';
    this.code = code;
    this.details = options?.details ?? {};
  }
}

const SQLITE_CODES: Record<number, StoreErrorCode> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  11: 'corrupt',
  13: 'full',
  14: 'unreachable',
  19: 'constraint',
  26: 'corrupt',
};

/** PostgreSQL SQLSTATE, whole or its class. */
const POSTGRES_CODES: Record<string, StoreErrorCode> = {
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '53100': 'full',
  '25006': 'read-only',
  '23': 'constraint',
  '08': 'unreachable',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '53300': 'unreachable',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

/** pg gives these without a code. */
const LOST_CONNECTION = /Connection terminated|not queryable|timeout exceeded when trying to connect/;

const SAYINGS: Partial<Record<StoreErrorCode, string>> = {
  full: 'The disk that holds the database is full; free some room, nothing already stored is lost',
  busy: 'The database is held by another writer',
  corrupt: 'The database file is damaged or is not a database; restore it from a backup',
  'read-only': 'The database file or its folder cannot be written',
  unreachable: 'The database cannot be opened or reached',
};

/** Turns an error of node:sqlite or pg into a StoreError; anything else is given back as it is. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = judgeStoreError(error);
  if (code === null) return error;
  const saying = SAYINGS[code];
  return new StoreError(code, saying ? `${saying} (${error.message}).` : error.message, { cause: error });
}

function judgeStoreError(error: Error): StoreErrorCode | null {
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  if (typeof errcode === 'number') return SQLITE_CODES[errcode & 0xff] ?? null;
  if (typeof code !== 'string') return LOST_CONNECTION.test(error.message) ? 'unreachable' : null;
  if (/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|EHOSTUNREACH)$/.test(code)) return 'unreachable';
  return POSTGRES_CODES[code] ?? (code.length === 5 ? (POSTGRES_CODES[code.slice(0, 2)] ?? null) : null);
}
