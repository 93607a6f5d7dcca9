import { z } from 'zod';
import { DAY_SUM_KINDS } from '../model/day-sum.ts';
import { labelsSchema } from '../schemas/labels.ts';
import { commaList } from '../schemas/query.ts';
import { countSchema, idSchema } from '../schemas/scalars.ts';
import type { RouteSpec } from './route.ts';

/** Days that a shop of today has figures of; the days before a range must be dates, too. */
const daySchema = z.iso
  .date()
  .refine((day) => day >= '2000-01-01' && day < '2200-01-01', 'a day from 2000 to 2199')
  .describe('like 2027-03-01');
const fenSchema = z.int().min(0).max(1e12).describe('hundredths of a yuan');
/** A total of many days may pass what one sum may. */
const totalSchema = z.number().min(0);

/** KPI-4: the sum of one kind on one day, as it comes by import or API. */
export const daySumSchema = z.strictObject({
  day: daySchema,
  kind: z.enum(DAY_SUM_KINDS),
  brandId: idSchema.nullable().describe('null: of the whole house'),
  amountFen: fenSchema,
  count: countSchema.max(1e9),
});
const costSchema = z.object({
  salesFen: totalSchema,
  costFen: totalSchema,
  costRate: z.number().nullable(),
  couponsGiven: totalSchema,
  couponsGivenFen: totalSchema,
  repurchases: totalSchema,
  repurchasesFen: totalSchema,
  repurchaseRate: z.number().nullable(),
  couponReturn: z.number().nullable(),
});

const daysQuery = z.object({ from: daySchema, to: daySchema, brand: commaList(idSchema).optional() });

/** KPI-4: sums that other systems know, and what follows from them. */
export const costRoutes = {
  putDaySums: {
    summary: 'KPI-4: sales, costs after the sale and coupons of days; a day that is sent again is replaced.',
    needs: 'desk.manage',
    body: z.object({ sums: z.array(daySumSchema).min(1).max(1000) }),
    response: z.object({ written: countSchema }),
  },
  listDaySums: {
    summary: 'KPI-4: the sums that the costs of these days were counted of, the last day first.',
    needs: 'mentions.read',
    query: daysQuery,
    response: z.object({
      items: z.array(
        z.object({ day: daySchema, kind: z.enum(DAY_SUM_KINDS), amountFen: totalSchema, count: totalSchema }),
      ),
    }),
  },
  getCosts: {
    summary: 'KPI-4: after-sales cost over sales, and coupons against what was bought again, beside the days before.',
    needs: 'mentions.read',
    query: daysQuery,
    response: z.object({
      range: z.object({ from: daySchema, to: daySchema }),
      cost: costSchema,
      previous: z.object({ from: daySchema, to: daySchema, cost: costSchema }),
      definitions: z.record(z.string(), labelsSchema),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
