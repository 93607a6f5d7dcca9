import { z } from 'zod';
import { type Person, ROLES } from '../model/person.ts';
import { sameAsModel } from './same-as-model.ts';
import { idSchema, instantSchema, nameSchema } from './scalars.ts';

export const roleSchema = z.enum(ROLES);

export const personSchema = sameAsModel<Person>()(
  z.object({ id: idSchema, name: z.string(), role: roleSchema, active: z.boolean() }),
);

export const personDraftSchema = z.object({ name: nameSchema, role: roleSchema });

/** A browser or program that was paired for a person. */
export const deviceSchema = z.object({
  id: idSchema,
  name: z.string(),
  origin: z.string().nullable(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
});
export type DeviceView = z.output<typeof deviceSchema>;
