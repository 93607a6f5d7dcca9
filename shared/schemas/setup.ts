import { z } from 'zod';
import { labelsSchema } from './labels.ts';
import { countSchema } from './scalars.ts';

/** A configuration as its file spells it: names of secrets instead of secrets, nothing filled in. */
export const configDraftSchema = z.record(z.string().max(100), z.unknown());
export type ConfigDraft = z.output<typeof configDraftSchema>;

/** One thing that is wrong, with its place in the text and the way out. */
export const configFaultSchema = z.object({
  line: countSchema,
  field: z.string().describe('like sources[2].settings.url; empty: the whole file'),
  reason: labelsSchema,
});

/** A kind of source or channel with the form that its settings need. */
export const setupKindSchema = z.object({
  id: z.string(),
  labels: labelsSchema,
  notes: labelsSchema.nullable(),
  settings: z.unknown().describe('JSON Schema of the settings'),
  example: z.unknown(),
});

/** Something that both sides changed, each in another way. */
export const setupConflictSchema = z.object({
  list: z.string().describe('field of the file, like sources'),
  item: z.string().nullable().describe('id of the item; null: the field as a whole'),
  base: z.unknown().describe('as both found it; null: it was not there'),
  mine: z.unknown(),
  theirs: z.unknown(),
});
export type SetupConflict = z.output<typeof setupConflictSchema>;
