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
    ownAccounts: words,
    hotlines: words,
  }),
);
