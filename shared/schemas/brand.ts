import { z } from 'zod';
import type { Brand } from '../model/brand.ts';
import { sameAsModel } from './same-as-model.ts';

const words = z.array(z.string());

export const brandSchema = sameAsModel<Brand>()(
  z.object({
    id: z.string(),
    name: z.string(),
    aliases: words,
    exclusions: words,
    context: words,
    demands: z
      .object({
        near: z.int().min(0).exactOptional(),
        required: words.exactOptional(),
        forbidden: words.exactOptional(),
        patterns: words.exactOptional(),
      })
      .exactOptional(),
    ownAccounts: words,
    hotlines: words,
  }),
);
