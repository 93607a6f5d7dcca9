import type { z } from 'zod';
import type { SafeResponse } from '../../fetch/safe-fetch.ts';
import type { PollContext } from '../../source-type.ts';
import { refuseUnlessOk } from './refuse-unless-ok.ts';
import { SourceRefusal, sayBoth } from './source-refusal.ts';

const drift = ([chinese, english]: readonly [string, string], error: z.ZodError): SourceRefusal => {
  const said = sayIssue(error, 'the answer');
  return new SourceRefusal(sayBoth(`${chinese}变了样`, `${english} has changed its shape: ${said}`), { cause: error });
};

/** Where the first thing that does not fit stands, and what is wrong with it. */
function sayIssue(error: z.ZodError, whole: string): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.') || whole}: ${issue?.message ?? 'unknown'}`;
}

/**
 * Reads the JSON answer of an interface. A page instead of JSON (login, captcha, "too many requests") and an answer of
 * another shape are refusals, never "nothing new".
 * @throws SourceRefusal
 */
export function readJsonAnswer<T>(response: SafeResponse, schema: z.ZodType<T>, now: number): T {
  refuseUnlessOk(response, now);
  const text = new TextDecoder().decode(response.body);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const isPage = /^\s*</.test(text);
    const message = isPage
      ? sayBoth('拿到的是网页而不是数据，可能要登录或过验证码', 'a web page stands where JSON should be')
      : sayBoth('回应不是 JSON', 'the answer is not JSON');
    throw new SourceRefusal(message, { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw drift(['接口', 'the interface'], parsed.error);
  return parsed.data;
}

/**
 * Reads the items of a list one by one: an odd one is left out and counted (`itemsRead`), so that it is shown at the source; when none of
 * them can be read the interface has changed and nobody may take that for silence.
 * @throws SourceRefusal
 */
export function readItems<T>(
  items: readonly unknown[],
  schema: z.ZodType<T>,
  context: Pick<PollContext, 'itemsRead'>,
): T[] {
  const results = items.map((item) => schema.safeParse(item));
  const read = results.flatMap((result) => (result.success ? [result.data] : []));
  const first = results.find((result) => !result.success)?.error;
  if (first && read.length === 0) throw drift(['接口里的每一条', 'each item'], first);
  const firstFault = first === undefined ? null : sayIssue(first, 'the item');
  context.itemsRead?.({ total: items.length, unread: items.length - read.length, firstFault });
  return read;
}

/** A cursor as the source type left it; of another shape (an older version, another setting) it is forgotten. */
export function readCursor<T>(cursor: unknown, schema: z.ZodType<T>): T | null {
  const parsed = schema.safeParse(cursor);
  return parsed.success ? parsed.data : null;
}
