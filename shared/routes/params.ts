import { z } from 'zod';
import { idSchema } from '../schemas/scalars.ts';

/** `:id` in an address. */
export const idParams = z.object({ id: idSchema });
