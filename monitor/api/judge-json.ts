import { ApiFault } from './api-fault.ts';

/** JSON that is nested deeper than this is no request of ours. */
const MAX_DEPTH = 20;

/**
 * Counts brackets outside of strings before anything is parsed, so that a deep body costs one pass over its text.
 * @throws ApiFault `too-deep`.
 */
export function refuseDeepJson(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 0x5c) i += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x5b || char === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new ApiFault('too-deep', { words: { limit: String(MAX_DEPTH) } });
    } else if (char === 0x5d || char === 0x7d) depth -= 1;
  }
}
