import { z } from 'zod';
import { countSchema, idSchema, instantSchema, nameSchema } from './scalars.ts';

const identityKindSchema = z.enum(['account', 'phone', 'email', 'wechat', 'member']);

/** A sure sign of a person, as it is told to us. `account` is `site:id`. */
export const identitySchema = z.object({
  kind: identityKindSchema,
  value: z.string().max(500).regex(/\S/, 'some characters'),
});

/** The same as it is shown: in one spelling, or masked. */
export const shownIdentitySchema = z.object({ kind: identityKindSchema, value: z.string() });

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

/** A change with what its form was opened on: refused with `fields-moved` when a field that is changed is another now. */
export const customerChangeSchema = customerPatchSchema.extend({ seen: customerPatchSchema.optional() });
