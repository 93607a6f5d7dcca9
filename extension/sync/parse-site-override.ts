import { z } from 'zod';
import type { Labels } from '../../shared/model/labels.ts';
import type { SiteCorrection } from '../../shared/model/site-correction.ts';
import { siteCorrectionSchema } from '../../shared/schemas/site-correction.ts';
import { sayWith } from '../i18n/translate.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { listSelectors } from '../reading/site-override.ts';

// The extension's own policy forbids code from strings: without this zod would try, and be refused, once a schema.
z.config({ jitless: true });

/** Far above any correction of one site. */
export const MOST_CHARACTERS = 20_000;
/** The correction that was read, or a sentence about what is wrong with it and where. */
export type ParsedOverride =
  | { readonly ok: true; readonly override: SiteCorrection }
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
  return checkSiteOverride(stated, sites, isSelector);
}

/** The same for a correction that came as data. Without `isSelector` (a worker has no document) the page that uses it asks. */
export function checkSiteOverride(
  stated: unknown,
  sites: readonly SiteAdapter[],
  isSelector: (selector: string) => boolean = () => true,
): ParsedOverride {
  const parsed = siteCorrectionSchema.safeParse(stated);
  if (!parsed.success) return refuse('correctionBadPart', { part: namePart(parsed.error) });
  const override = parsed.data;
  const adapter = sites.find(({ id }) => id === override.site);
  if (!adapter) return refuse('correctionNoSite', { site: override.site });
  for (const [name, { path }] of Object.entries(override.kinds)) {
    const kind = adapter.kinds.find((one) => one.name === name);
    if (!kind) {
      const known = adapter.kinds.map((one) => one.name).join(', ');
      return refuse('correctionNoKind', { kind: name, known });
    }
    // Whether the mark of a protected post stands inside an element found elsewhere cannot be known.
    if (path !== undefined && kind.restricted !== undefined) return refuse('correctionGuardedPath', { kind: name });
  }
  const bad = listSelectors(override).find((selector) => !isSelector(selector));
  if (bad !== undefined) return refuse('correctionBadSelector', { selector: bad });
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
