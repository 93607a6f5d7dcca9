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
};

export const siteHealthReportSchema = sameAsModel<SiteHealthReport>()(z.strictObject(reportFields));

export const siteHealthSchema = sameAsModel<SiteHealth>()(
  z.object({ ...reportFields, firstAt: instantSchema, lastAt: instantSchema, reports: countSchema }),
);
