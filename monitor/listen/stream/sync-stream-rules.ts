import { z } from 'zod';
import type { StreamContext } from '../../source-type.ts';
import { readJsonAnswer } from '../ask/read-json-answer.ts';
import { SourceRefusal } from '../ask/source-refusal.ts';

const rule = z.object({ id: z.string(), value: z.string(), tag: z.string().nullish() });
const listed = z.object({ data: z.array(rule).nullish() });
const changed = z.object({
  errors: z
    .array(z.object({ title: z.string().nullish(), detail: z.string().nullish(), value: z.string().nullish() }))
    .nullish(),
});

/** Rules with this tag are ours; those of other programs with the same key stay. */
const TAG = 'earshot';

/**
 * Makes the rules that X keeps for the key say what is wanted: the missing ones are added before the old ones go, so that nothing is
 * unheard in between.
 * @throws SourceRefusal with X's own words when it does not take a rule.
 */
export async function syncStreamRules(
  url: string,
  wanted: readonly string[],
  headers: Readonly<Record<string, string>>,
  context: Pick<StreamContext, 'fetch' | 'now' | 'signal'>,
): Promise<void> {
  const { signal } = context;
  const known = readJsonAnswer(await context.fetch(url, { headers, signal }), listed, context.now()).data ?? [];
  const change = async (body: unknown) => {
    const response = await context.fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    const fault = readJsonAnswer(response, changed, context.now()).errors?.[0];
    if (fault) throw new SourceRefusal(`X does not take the rule ${fault.value ?? ''}: ${fault.detail ?? fault.title}`);
  };
  const ours = known.filter(({ tag }) => tag === TAG);
  const missing = wanted.filter((value) => !ours.some((one) => one.value === value));
  const stale = ours.filter(({ value }) => !wanted.includes(value)).map(({ id }) => id);
  if (missing.length > 0) await change({ add: missing.map((value) => ({ value, tag: TAG })) });
  if (stale.length > 0) await change({ delete: { ids: stale } });
}
