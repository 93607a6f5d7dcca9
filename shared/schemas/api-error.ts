import { z } from 'zod';
import { labelsSchema } from './labels.ts';

/** Every refusal. `code` is stable; `message` says what is wrong and the way out; `field` names the place in the request. */
export const apiErrorSchema = z.object({
  error: z.object({ code: z.string(), message: labelsSchema, field: z.string().exactOptional() }),
});
export type ApiErrorBody = z.output<typeof apiErrorSchema>;
