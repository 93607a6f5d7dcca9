import { z } from 'zod';

/** Epoch milliseconds, UTC. The upper bound is the last instant that a JavaScript date can tell. */
export const instantSchema = z.int().min(0).max(8_640_000_000_000_000).describe('epoch milliseconds, UTC');

/** Ids are made by the monitor; what comes from outside is only compared. */
export const idSchema = z.string().min(1).max(200);

/** Names of people, brands, products. */
export const nameSchema = z.string().min(1).max(200);

/** Links as text: they are shown and compared, never fetched by the API. */
export const linkSchema = z.string().max(4096);

/** Post, problem, note. */
export const longTextSchema = z.string().max(50_000);

/** A reason, a note: something must stand in it, and spaces are nothing. */
export const wordsSchema = longTextSchema.regex(/\S/, 'some words');

/** A count or a number that is never negative. */
export const countSchema = z.int().min(0);

/** What a monitor speaks; `shared/api-level.ts` compares. */
export const apiLevelSchema = z.object({ level: countSchema, oldestExtension: countSchema });

/** Where a list goes on; opaque. */
export const cursorSchema = z.string().min(1).max(500);
