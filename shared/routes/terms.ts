import { z } from 'zod';
import { countSchema, idSchema, longTextSchema } from '../schemas/scalars.ts';
import type { RouteSpec } from './route.ts';

const termsSchema = z.array(z.string().trim().min(1).max(200)).max(2000);
const shareSchema = z
  .number()
  .min(0)
  .max(1)
  .nullable()
  .describe('null: nothing was found, or there was nothing to find');

/** The words of a brand, tried on posts of which it is known whether they should have been heard. */
export const termRoutes = {
  testTerms: {
    summary: 'What the words of a brand, or changed ones, find and miss among posts of known meaning.',
    needs: 'mentions.read',
    body: z.object({
      brand: idSchema,
      draft: z
        .object({
          aliases: termsSchema.exactOptional(),
          exclusions: termsSchema.exactOptional(),
          context: termsSchema.exactOptional(),
          complaintTerms: termsSchema.exactOptional(),
        })
        .exactOptional()
        .describe('words to try in place of the configured ones'),
      posts: z
        .array(z.object({ text: longTextSchema, mention: z.boolean().describe('it should be heard') }))
        .min(1)
        .max(2000)
        .exactOptional()
        .describe('left out: what staff put aside as not ours, and what they took up'),
    }),
    response: z.object({
      total: countSchema,
      found: countSchema,
      missed: z.array(z.object({ text: z.string(), why: z.enum(['no-brand', 'no-complaint']) })),
      wrong: z.array(z.object({ text: z.string(), terms: z.array(z.string()) })),
      precision: shareSchema,
      recall: shareSchema,
      missing: z.array(z.string()).describe('stand in missed posts and hardly in others: words to add'),
      misleading: z.array(z.string()).describe('stand in wrongly found posts and hardly in right ones: exclusions'),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
