import { pino } from 'pino';

/** Structured log lines on standard error. Ids are fields; texts of posts and secrets never are. */
export interface Log {
  debug(event: string, fields?: Readonly<Record<string, unknown>>): void;
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Names of fields whose value is a credential: a robot's webhook address is one too. */
const SECRETS = ['token', 'secret', 'password', 'authorization', 'cookie', 'webhook', 'code'];

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** One JSON line an event, for machines and for `jq`; control characters of outside texts are escaped by JSON. */
export function createLog(level: LogLevel, write: (line: string) => void): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') => (event: string, fields?: Readonly<Record<string, unknown>>) =>
      logger[name](fields ?? {}, event);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
