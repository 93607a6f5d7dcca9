import { z } from 'zod';
import type { SiteHealth, SiteHealthReport } from '../model/site-health.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, instantSchema } from './scalars.ts';

const reportFields = {
  site: z.string().regex(/^[a-z0-9-]{1,60}$/),
  broken: z
    .array(z.string().regex(/^[a-zA-Z]{1,40}$/))
    .min(1)
    .max(20),
  posts: countSchema,
  byLink: countSchema,
  tagHash: z.int().min(0).max(0xffffffff),
  version: z.string().min(1).max(40),
  correction: z.int().min(1).max(1_000_000_000).nullable(),
};

export const siteHealthReportSchema = sameAsModel<SiteHealthReport>()(
  // Browsers of an earlier release know of no correction.
  z.strictObject({ ...reportFields, correction: reportFields.correction.default(null) }),
);

export const siteHealthSchema = sameAsModel<SiteHealth>()(
  z.object({ ...reportFields, firstAt: instantSchema, lastAt: instantSchema, reports: countSchema }),
);
