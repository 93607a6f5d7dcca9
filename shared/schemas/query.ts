import { z } from 'zod';
import { cursorSchema } from './scalars.ts';

/** `state=open,claimed`: a list in one parameter. */
export function commaList<T extends z.ZodType<string, string>>(item: T) {
  return z.codec(z.string().max(4000), z.array(item).max(100), {
    decode: (text) => text.split(',').filter((part) => part !== '') as z.input<T>[],
    encode: (items) => items.join(','),
  });
}

/** `drill=true`. */
export const flagSchema = z.codec(z.enum(['true', 'false']), z.boolean(), {
  decode: (text) => text === 'true',
  encode: (value) => (value ? 'true' : 'false'),
});

/** A whole number in the address, such as `after=120`. */
export function numberInQuery(min: number, max: number) {
  return z.codec(z.string().regex(/^\d{1,16}$/), z.int().min(min).max(max), {
    decode: (text) => Number(text),
    encode: (value) => String(value),
  });
}

/** An instant in the address. */
export const instantInQuery = numberInQuery(0, 8_640_000_000_000_000);

/** Page of a list: at most 200 items, 50 when nothing is said. */
export const pageQuery = {
  after: cursorSchema.optional().describe('`next` of the page before'),
  limit: numberInQuery(1, 200).optional().describe('50 when absent'),
};

/** Figures and lists leave practice material out unless asked. */
export const drillQuery = {
  drill: flagSchema.optional().describe('true: practice only, false: real only, absent: both'),
};

/** A page of a list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: cursorSchema.nullable() });
}
