import type { Labels } from '../../shared/model/labels.ts';

/** One thing that is wrong in a configuration. */
export interface ConfigFault {
  /** Line in the file, from 1. */
  readonly line: number;
  /** Path of the field, like `sources[2].settings.url`; empty for the document itself. */
  readonly field: string;
  /** What is wrong and what would be right. */
  readonly reason: Labels;
}

/** A configuration that cannot be used. The message lists every fault as `file:line field: reason`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'bad-config';
  readonly file: string;
  readonly faults: readonly ConfigFault[];
  constructor(file: string, faults: readonly ConfigFault[]) {
    const lines = faults.map((f) => `${file}:${f.line} ${f.field === '' ? '' : `${f.field}: `}${f.reason.en}`);
    super(lines.join('\n'));
    this.file = file;
    this.faults = faults;
  }
}
