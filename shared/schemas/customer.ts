import { z } from 'zod';
import { countSchema, idSchema, instantSchema, nameSchema } from './scalars.ts';

export const identityKindSchema = z.enum(['account', 'phone', 'email', 'wechat', 'member']);

/** A sure sign of a person. `account` is `site:id`. */
export const identitySchema = z.object({ kind: identityKindSchema, value: z.string().min(1).max(500) });

/** Somebody who wrote, over all sites and channels. */
export const customerSchema = z.object({
  id: idSchema,
  number: countSchema,
  name: z.string().nullable(),
  language: z.string().nullable(),
  preferredChannel: z.string().nullable(),
  vip: z.boolean(),
  blockedAt: instantSchema.nullable(),
  blockReason: z.string().nullable(),
  restrictedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  drill: z.boolean(),
});
export type CustomerView = z.output<typeof customerSchema>;

/** What may be changed of a customer by who works with them. */
export const customerPatchSchema = z
  .strictObject({
    name: nameSchema.nullable(),
    language: z.string().max(50).nullable(),
    preferredChannel: z.string().max(50).nullable(),
    vip: z.boolean(),
  })
  .partial();
