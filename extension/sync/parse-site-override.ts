import { z } from 'zod';
import type { Labels } from '../../shared/model/labels.ts';
import { sayWith } from '../i18n/translate.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { CORRECTABLE_FIELDS, type SiteOverride } from '../reading/site-override.ts';

// The extension's own policy forbids code from strings: without this zod would try, and be refused, once a schema.
z.config({ jitless: true });

/** Far above any correction of one site. */
export const MOST_CHARACTERS = 20_000;
const selectorSchema = z.string().min(1).max(300);
const pathSchema = z.union([selectorSchema, z.array(selectorSchema).min(1).max(6)]);

/** A pattern runs over every post of a page: one that could take for ever is refused. */
function isCheapPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
  } catch {
    return false;
  }
  const endless = source.match(/[*+]|\{\d+,\}/gu) ?? [];
  return endless.length <= 2 && !/\)\s*[*+{]/u.test(source) && !/\\[1-9k]/u.test(source);
}

const candidateSchema = z.strictObject({
  at: pathSchema.optional(),
  get: z
    .string()
    .regex(/^[a-z][\w:-]{0,60}$/iu)
    .optional(),
  match: z.string().min(1).max(200).refine(isCheapPattern).optional(),
  prefix: z
    .string()
    .regex(/^[\w:-]{1,20}$/u)
    .optional(),
  divide: z.number().positive().max(1000).optional(),
  emptyMeans: z.int().min(0).max(0).optional(),
});
const candidatesSchema = z.array(candidateSchema).min(1).max(6);
const kindSchema = z.strictObject({
  path: pathSchema.optional(),
  fields: z
    .strictObject(Object.fromEntries(CORRECTABLE_FIELDS.map((name) => [name, candidatesSchema.optional()])))
    .optional(),
});
const overrideSchema = z.strictObject({
  site: z.string().min(1).max(60),
  revision: z.int().min(1).max(1_000_000_000),
  kinds: z.record(z.string().max(60), kindSchema),
});

/** The correction that was read, or a sentence about what is wrong with it and where. */
export type ParsedOverride =
  | { readonly ok: true; readonly override: SiteOverride }
  | { readonly ok: false; readonly problem: Labels };

/** Reads a correction from text. `isSelector` asks the browser, which alone knows its selectors. */
export function parseSiteOverride(
  text: string,
  sites: readonly SiteAdapter[],
  isSelector: (selector: string) => boolean,
): ParsedOverride {
  if (text.length > MOST_CHARACTERS) return refuse('correctionTooLong', { most: MOST_CHARACTERS });
  let stated: unknown;
  try {
    stated = JSON.parse(text);
  } catch {
    return refuse('correctionNoJson', {});
  }
  const parsed = overrideSchema.safeParse(stated);
  if (!parsed.success) return refuse('correctionBadPart', { part: namePart(parsed.error) });
  const override = parsed.data as SiteOverride;
  const adapter = sites.find(({ id }) => id === override.site);
  if (!adapter) return refuse('correctionNoSite', { site: override.site });
  for (const [name, { path, fields }] of Object.entries(override.kinds)) {
    const kind = adapter.kinds.find((one) => one.name === name);
    if (!kind) {
      const known = adapter.kinds.map((one) => one.name).join(', ');
      return refuse('correctionNoKind', { kind: name, known });
    }
    // Whether the mark of a protected post stands inside an element found elsewhere cannot be known.
    if (path !== undefined && kind.restricted !== undefined) return refuse('correctionGuardedPath', { kind: name });
    const paths = [path, ...Object.values(fields ?? {}).flatMap((candidates) => candidates?.map(({ at }) => at) ?? [])];
    const bad = paths.flatMap((one) => one ?? []).find((selector) => !isSelector(selector));
    if (bad !== undefined) return refuse('correctionBadSelector', { selector: bad });
  }
  return { ok: true, override };
}

function refuse(key: Parameters<typeof sayWith>[0], params: Parameters<typeof sayWith>[1]): ParsedOverride {
  return { ok: false, problem: sayWith(key, params) };
}

/** Where the first fault lies: `kinds.post.fields.author.0.at`. */
function namePart({ issues: [issue] }: z.ZodError): string {
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...(issue?.path ?? []), ...keys].join('.') || 'JSON';
}
