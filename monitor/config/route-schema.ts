import { z } from 'zod';
import { LEVELS, PRESSING_FLAGS, TOPICS } from '../../shared/model/analysis.ts';
import { TEXT_LANGUAGES } from '../../shared/text/language.ts';

/** What a configuration calls things by. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40, like "my-brand"');

/** When somebody is left in peace; red never waits (ESC-3), nor does a step up of section 4 of the service rules. */
export const quietSchema = z.strictObject({
  /** Name of a calendar. */
  during: idSchema,
  /** What breaks through beside red. */
  levels: z.array(z.enum(LEVELS)).default([]),
  flags: z.array(z.enum(PRESSING_FLAGS)).default(['safety']),
});

/** Who hears of what, and when. The first route that fits is taken, and every later one marked `also`. */
export const routeSchema = z.strictObject({
  brands: z.array(idSchema).default([]),
  levels: z.array(z.enum(LEVELS)).default([]),
  topics: z.array(z.enum(TOPICS)).default([]),
  languages: z.array(z.enum(TEXT_LANGUAGES)).default([]),
  /** Name of a calendar in whose hours the route holds; left out: always. */
  during: idSchema.exactOptional(),
  channels: z.array(idSchema).default([]),
  /** Names of people, reached on their own channels; who is away is stood in for. */
  people: z.array(z.string().trim().min(1)).default([]),
  quiet: quietSchema.exactOptional(),
  also: z.boolean().default(false),
});
