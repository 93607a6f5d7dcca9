import type { Command as Commander } from 'commander';
import type { Labels } from '../shared/model/labels.ts';

/** Exit codes of every command. A `deny` or `block` in the output is work done, not a failure. */
export const EXIT = { done: 0, nothingRead: 1, badUsage: 2 } as const;

/** What a command talks to; tests hand in their own. */
export interface CommandStreams {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Resolves when the chunk may be followed by the next one (back-pressure). */
  write(text: string): Promise<void> | void;
  /** The same for text in UTF-8 that is at hand as bytes; where it is missing, `write` gets it decoded. */
  writeBytes?(bytes: Uint8Array): Promise<void> | void;
  /** For people: progress, errors. */
  writeError(text: string): void;
}

/** One command of the command line: a file in `monitor/commands` whose default export satisfies this. */
export interface Command {
  /** Equal to the file name: `check-url`; `config-check` is called as `config check`. */
  readonly id: string;
  readonly labels: Labels;
  /** Reads line by line from a file, its only argument, or from standard input without one: `streams.stdin` is either. */
  readonly readsLines?: true;
  /** Adds options and arguments to the prepared sub-command. */
  define(command: Commander): void;
  /** Does the work; resolves to the exit code. `args` are the positional arguments, `options` the parsed flags. */
  run(args: readonly string[], options: Readonly<Record<string, unknown>>, streams: CommandStreams): Promise<number>;
}
