import type { Analyzer } from '../../shared/understanding/analyze.ts';
import { checkPost } from '../../shared/understanding/check-post.ts';

/** Answers to a batch of JSON Lines. */
export interface Answers {
  /** One JSON object a line, in the order of the input. */
  readonly text: string;
  /** Lines that could be judged. */
  readonly readCount: number;
}

/**
 * Judges a batch of JSON Lines. Empty lines are skipped; a line that cannot be judged is answered with `{id, error}`, or with
 * `{line, error}` when no id can be read from it. `firstLine` is the number of the first line, from 1.
 */
export function answerLines(batch: string, firstLine: number, analyzer: Analyzer): Answers {
  let text = '';
  let readCount = 0;
  batch.split('\n').forEach((raw, at) => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '' || line.trim() === '') return;
    const answer = answerLine(line, firstLine + at, analyzer);
    if (answer.isRead) readCount++;
    text += `${answer.text}\n`;
  });
  return { text, readCount };
}

function answerLine(line: string, number: number, analyzer: Analyzer): { isRead: boolean; text: string } {
  let id: unknown;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new TypeError('A JSON object is expected, one a line.');
    }
    const record = value as Readonly<Record<string, unknown>>;
    id = record['id'];
    const analysis = JSON.stringify(analyzer.analyze(checkPost(record)));
    // Glued, not spread: copying fourteen fields of every answer costs a twentieth of the whole.
    return { isRead: true, text: id === undefined ? analysis : `{"id":${JSON.stringify(id)},${analysis.slice(1)}` };
  } catch (error) {
    const isSyntax = error instanceof SyntaxError;
    const message = isSyntax ? `Not JSON: ${error.message.slice(0, 200)}` : (error as Error).message;
    const known = id ?? (isSyntax ? findId(line) : undefined);
    return {
      isRead: false,
      text: JSON.stringify({ ...(known === undefined ? { line: number } : { id: known }), error: message }),
    };
  }
}

/** The start of a broken line is searched for its id no further than this. */
const ID_REACH = 2000;
const ID = /"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?)\s*[,}]/;

/** The id that a line that is no JSON would have had, so that whoever sent it can find it. */
function findId(line: string): unknown {
  const found = ID.exec(line.slice(0, ID_REACH))?.[1];
  if (found === undefined) return undefined;
  try {
    return JSON.parse(found);
  } catch {
    return undefined;
  }
}
