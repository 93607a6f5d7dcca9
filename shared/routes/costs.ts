import { z } from 'zod';
import { DAY_SUM_KINDS } from '../model/day-sum.ts';
import { labelsSchema } from '../schemas/labels.ts';
import { commaList } from '../schemas/query.ts';
import { countSchema, idSchema } from '../schemas/scalars.ts';
import type { RouteSpec } from './route.ts';

const daySchema = z.iso.date().describe('like 2027-03-01');
const fenSchema = z.int().min(0).max(1e15).describe('hundredths of a yuan');

/** KPI-4: the sum of one kind on one day, as it comes by import or API. */
export const daySumSchema = z.strictObject({
  day: daySchema,
  kind: z.enum(DAY_SUM_KINDS),
  brandId: idSchema.nullable().describe('null: of the whole house'),
  amountFen: fenSchema,
  count: countSchema,
});
const costSchema = z.object({
  salesFen: fenSchema,
  costFen: fenSchema,
  costRate: z.number().nullable(),
  couponsGiven: countSchema,
  couponsGivenFen: fenSchema,
  repurchases: countSchema,
  repurchasesFen: fenSchema,
  repurchaseRate: z.number().nullable(),
  couponReturn: z.number().nullable(),
});

/** KPI-4: sums that other systems know, and what follows from them. */
export const costRoutes = {
  putDaySums: {
    summary: 'KPI-4: sales, costs after the sale and coupons of days; a day that is sent again is replaced.',
    needs: 'desk.manage',
    body: z.object({ sums: z.array(daySumSchema).min(1).max(1000) }),
    response: z.object({ written: countSchema }),
  },
  getCosts: {
    summary: 'KPI-4: after-sales cost over sales, and coupons against what was bought again, beside the days before.',
    needs: 'mentions.read',
    query: z.object({ from: daySchema, to: daySchema, brand: commaList(idSchema).optional() }),
    response: z.object({
      range: z.object({ from: daySchema, to: daySchema }),
      cost: costSchema,
      previous: z.object({ from: daySchema, to: daySchema, cost: costSchema }),
      definitions: z.record(z.string(), labelsSchema),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
