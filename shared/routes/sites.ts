import { z } from 'zod';
import { correctionGiverSchema, siteCorrectionSchema } from '../schemas/site-correction.ts';
import { siteHealthReportSchema, siteHealthSchema } from '../schemas/site-health.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

/** The browser sends no more than this for a site (`parse-site-override.ts`), and one character can take three bytes. */
const CORRECTION_LIMIT_BYTES = 64 * 1024;

const correctionsSchema = z.object({
  items: z.array(siteCorrectionSchema),
  // Beside the corrections, not in them: browsers of an earlier release refuse a correction with keys that they do not know.
  given: z.array(correctionGiverSchema).describe('who gave each of them, and when'),
});

/** Social sites as browsers see them: which of them changed, and what is corrected for everybody until a release mends it. */
export const siteRoutes = {
  reportSiteHealth: {
    summary: "A browser says that the extension's adapter no longer fits a site.",
    needs: 'inbox.send',
    body: siteHealthReportSchema,
    response: z.object({ site: siteHealthSchema }),
  },
  listSiteHealth: {
    summary: 'Sites that browsers reported as changed, the last reported first; with and without each correction.',
    needs: 'sources.read',
    response: z.object({ items: z.array(siteHealthSchema) }),
  },
  listSiteCorrections: {
    summary: 'Corrected selectors of sites that changed, as the configuration of the monitor has them.',
    needs: 'token',
    response: correctionsSchema,
  },
  giveSiteCorrection: {
    summary:
      "Correct a site's selectors for every browser: written into the configuration and in use at once. Refused unless its revision is higher.",
    needs: 'config.manage',
    body: siteCorrectionSchema,
    response: correctionsSchema,
    bodyLimit: CORRECTION_LIMIT_BYTES,
  },
  dropSiteCorrection: {
    summary: 'Back to the selectors that ship, in every browser: a revision that corrects nothing.',
    needs: 'config.manage',
    params: idParams,
    response: correctionsSchema,
  },
} as const satisfies Record<string, RouteSpec>;
