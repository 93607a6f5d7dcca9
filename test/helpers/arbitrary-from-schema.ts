import fc from 'fast-check';
import { z } from 'zod';

/** The parts of JSON Schema that the API's schemas use. */
interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** Texts that have broken programs before. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e退款\u200b',
  "' or 1=1 --",
  '"; drop table mentions; --',
  '*',
  '"',
  '%',
  '_',
  '\\',
  '{{x}}',
  '<script>',
  '=1+1',
  '../../etc/passwd',
  '__proto__',
  '退款',
  '爆',
  '👩‍👩‍👧‍👦'.repeat(20),
  'x'.repeat(5000),
  'null',
  'NaN',
  '-1',
  '9007199254740993',
  'bm9wZQ',
  'WzFd',
  'WzEsMl0',
  'WzkwMDcxOTkyNTQ3NDA5OTEsOTAwNzE5OTI1NDc0MDk5MV0',
];

/**
 * Values for a schema: most are right, some are wrong somewhere inside, some are junk.
 * @param texts texts that mean something to the receiver (ids that exist), mixed in
 */
export function arbitraryFromSchema(schema: z.ZodType, texts: readonly string[]): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return draw(json, texts);
}

function draw(schema: JsonSchema, texts: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 30, arbitrary: drawRight(schema, texts) }, { weight: 1, arbitrary: drawJunk(texts) });
}

function drawJunk(texts: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...NASTY, ...texts), fc.double(), fc.constant(-1));
}

function drawRight(schema: JsonSchema, texts: readonly string[]): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => draw(choice, texts)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  switch (schema.type) {
    case 'object':
      return drawObject(schema, texts);
    case 'array':
      return fc.array(draw(schema.items ?? {}, texts), { minLength: schema.minItems ?? 0, maxLength: 4 });
    case 'string':
      return drawString(schema, texts);
    case 'integer':
      return fc.oneof(
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(0, 1, 5, 1_795_000_000_000, schema.maximum ?? Number.MAX_SAFE_INTEGER, schema.minimum ?? 0),
      );
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function drawObject(schema: JsonSchema, texts: readonly string[]): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, draw(part, texts)] as const);
  const required = schema.required ?? [];
  // Now and then a required field is missing.
  const always = fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
  const loose = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  return fc.oneof({ weight: 30, arbitrary: always }, { weight: 1, arbitrary: loose });
}

function drawString(schema: JsonSchema, texts: readonly string[]): fc.Arbitrary<string> {
  const fits = (text: string) =>
    text.length >= (schema.minLength ?? 0) &&
    text.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY) &&
    (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text));
  const known = [...texts, ...NASTY].filter(fits);
  const free = schema.pattern === undefined ? fc.string({ unit: 'grapheme', minLength: schema.minLength ?? 0 }) : null;
  const patterned = schema.pattern === undefined ? null : fc.stringMatching(new RegExp(schema.pattern));
  const options = [free, patterned, known.length > 0 ? fc.constantFrom(...known) : null];
  return fc.oneof(...options.filter((option) => option !== null));
}
