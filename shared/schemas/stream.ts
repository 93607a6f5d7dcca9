import { z } from 'zod';
import { eventSchema } from './event.ts';
import { apiLevelSchema, countSchema, instantSchema } from './scalars.ts';

/** First message of a client; the token travels here, never in an address. Without `after` only new events come. */
export const helloSchema = z.object({
  type: z.literal('hello'),
  token: z.string().max(200),
  after: countSchema.optional(),
});
export type Hello = z.output<typeof helloSchema>;

/** What the monitor says on the stream. */
export const streamMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), seq: countSchema, serverTime: instantSchema, api: apiLevelSchema }),
  z.object({ type: z.literal('event'), event: eventSchema }),
  z.object({ type: z.literal('beat'), serverTime: instantSchema }),
  /** `after` is older than what is kept: fetch the lists anew, then go on from `seq`. */
  z.object({ type: z.literal('resync'), seq: countSchema }),
]);
export type StreamMessage = z.output<typeof streamMessageSchema>;
