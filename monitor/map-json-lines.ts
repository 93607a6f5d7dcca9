import { type CommandStreams, EXIT } from './command.ts';
import { readLines } from './read-lines.ts';

/** One line of what was given, read as a JSON object. */
export type JsonLine = Readonly<Record<string, unknown>>;

/**
 * Reads JSON Lines and writes one JSON line for each, in order. A line that cannot be read, and a line that `work`
 * throws at, is answered with `{id?, error}`, and the rest goes on. Empty lines are skipped.
 * Resolves to the exit code: 1 when not one line could be read.
 */
export async function mapJsonLines(
  streams: CommandStreams,
  work: (line: JsonLine) => unknown | Promise<unknown>,
): Promise<number> {
  let readCount = 0;
  for await (const text of readLines(streams.stdin)) {
    if (text.trim() === '') continue;
    const answer = await answerLine(text, work);
    if (answer.isRead) readCount++;
    await streams.write(`${JSON.stringify(answer.value)}\n`);
  }
  if (readCount > 0) return EXIT.done;
  streams.writeError('Nothing could be read: one JSON object a line is expected.\n');
  return EXIT.nothingRead;
}

async function answerLine(
  text: string,
  work: (line: JsonLine) => unknown | Promise<unknown>,
): Promise<{ isRead: boolean; value: unknown }> {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch (error) {
    return { isRead: false, value: { error: `Not JSON: ${tellError(error)}` } };
  }
  if (!isObject(line)) return { isRead: false, value: { error: 'A JSON object is expected, one a line.' } };
  try {
    return { isRead: true, value: await work(line) };
  } catch (error) {
    return { isRead: false, value: { ...('id' in line ? { id: line.id } : {}), error: tellError(error) } };
  }
}

function isObject(value: unknown): value is JsonLine {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tellError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
