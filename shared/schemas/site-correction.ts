import { z } from 'zod';
import {
  CORRECTABLE_FIELDS,
  type CorrectableField,
  type CorrectionGiver,
  type KeptCorrection,
  type SiteCorrection,
} from '../model/site-correction.ts';
import { sameAsModel } from './same-as-model.ts';
import { instantSchema, nameSchema } from './scalars.ts';

/** Sites that one workspace can correct; there are some thirty adapters. */
export const MOST_CORRECTIONS = 100;
/** Sorts of posts of one site; no adapter has as many. */
const MOST_KINDS = 20;

/** The configuration puts secrets of the environment in the place of `${NAME}`: a correction that every browser gets must never name one. */
const NAMES_NO_SECRET = /^(?!.*\$\{)/su;

const selectorSchema = z.string().min(1).max(300).regex(NAMES_NO_SECRET, 'no “${”');
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
    .regex(NAMES_NO_SECRET, 'no “${”')
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

const siteSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);
const revisionSchema = z.int().min(1).max(1_000_000_000);
const correctionFields = {
  site: siteSchema,
  revision: revisionSchema,
  kinds: z
    .record(z.string().regex(/^[a-z][a-z-]{0,59}$/), kindSchema)
    .refine((kinds) => Object.keys(kinds).length <= MOST_KINDS, `at most ${MOST_KINDS} sorts of posts`),
};

/** A correction from outside the package: known keys only, everything bounded. Whether the site has such posts, and the browser such selectors, the extension says. */
export const siteCorrectionSchema = sameAsModel<SiteCorrection>()(z.strictObject(correctionFields));

/** The same in the configuration file. */
export const keptCorrectionSchema = sameAsModel<KeptCorrection>()(
  z.strictObject({ ...correctionFields, by: nameSchema.exactOptional(), at: z.iso.datetime().exactOptional() }),
);

export const correctionGiverSchema = sameAsModel<CorrectionGiver>()(
  z.object({ site: siteSchema, revision: revisionSchema, by: nameSchema.nullable(), at: instantSchema.nullable() }),
);
