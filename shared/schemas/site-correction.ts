import { z } from 'zod';
import { CORRECTABLE_FIELDS, type CorrectableField, type SiteCorrection } from '../model/site-correction.ts';
import { sameAsModel } from './same-as-model.ts';

const selectorSchema = z.string().min(1).max(300);
const pathSchema = z.union([selectorSchema, z.array(selectorSchema).min(1).max(6)]);

/** A pattern runs over every post of a page: one that could take for ever is refused. */
function isCheapPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
  } catch {
    return false;
  }
  const endless = source.match(/[*+]|\{\d+,\}/gu) ?? [];
  return endless.length <= 2 && !/\)\s*[*+{]/u.test(source) && !/\\[1-9k]/u.test(source);
}

const candidateSchema = z.strictObject({
  at: pathSchema.exactOptional(),
  get: z
    .string()
    .regex(/^[a-z][\w:-]{0,60}$/iu)
    .exactOptional(),
  match: z
    .string()
    .min(1)
    .max(200)
    .refine(isCheapPattern, 'a regular expression with at most two of * and +, none of them after a group')
    .exactOptional(),
  prefix: z
    .string()
    .regex(/^[\w:-]{1,20}$/u)
    .exactOptional(),
  divide: z.number().positive().max(1000).exactOptional(),
  emptyMeans: z.int().min(0).max(0).exactOptional(),
});
const candidatesSchema = z.array(candidateSchema).min(1).max(6).exactOptional();
const fields = Object.fromEntries(CORRECTABLE_FIELDS.map((name) => [name, candidatesSchema])) as Record<
  CorrectableField,
  typeof candidatesSchema
>;
const kindSchema = z.strictObject({
  path: pathSchema.exactOptional(),
  fields: z.strictObject(fields).exactOptional(),
});

/** A correction from outside the package: known keys only, everything bounded. Whether the site has such posts, and the browser such selectors, the extension says. */
export const siteCorrectionSchema = sameAsModel<SiteCorrection>()(
  z.strictObject({
    site: z.string().regex(/^[a-z0-9-]{1,60}$/),
    revision: z.int().min(1).max(1_000_000_000),
    kinds: z.record(z.string().min(1).max(60), kindSchema),
  }),
);
