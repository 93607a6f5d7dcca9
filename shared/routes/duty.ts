import { z } from 'zod';
import { personSchema, roleSchema } from '../schemas/person.ts';
import { instantInQuery } from '../schemas/query.ts';
import { countSchema, idSchema, instantSchema, nameSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const shift = z.object({ id: idSchema, personId: idSchema, startAt: instantSchema, endAt: instantSchema });
const member = z.object({ personId: idSchema, leads: z.boolean() });
const memberAtWork = member.extend({
  openTickets: countSchema.describe('unsettled ones of this person, whatever the department'),
  onDuty: z.boolean().describe('active, and on shift where a rota is kept'),
});

/** Who is on duty, and who belongs where. */
export const dutyRoutes = {
  listShifts: {
    summary: 'The rota. A role without any shift counts as always on duty.',
    needs: 'people.read',
    query: z.object({ from: instantInQuery, to: instantInQuery }),
    response: z.object({ items: z.array(shift) }),
  },
  addShift: {
    summary: 'Put a person on duty from one instant to another, at most a week.',
    needs: 'desk.manage',
    body: z.object({ personId: idSchema, startAt: instantSchema, endAt: instantSchema }),
    response: z.object({ shift }),
    status: 201,
  },
  deleteShift: {
    summary: 'Take a shift out of the rota.',
    needs: 'desk.manage',
    params: idParams,
    response: z.object({ deleted: z.boolean() }),
  },
  getOnDuty: {
    summary: 'Whom a step up would reach now, level by level, where nobody is on shift, and who is away.',
    needs: 'people.read',
    response: z.object({
      items: z.array(
        z.object({
          role: roleSchema,
          reached: z.string(),
          people: z.array(personSchema),
          skipped: z.array(z.string()),
          standIns: z.array(z.object({ away: personSchema, by: personSchema.nullable() })),
        }),
      ),
    }),
  },
  listDepartments: {
    summary: 'Departments of the routing rules (CLS-7) with their members, and what each has at hand.',
    needs: 'people.read',
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.object({ 'zh-CN': z.string(), en: z.string() }),
          members: z.array(memberAtWork),
        }),
      ),
    }),
  },
  setDepartment: {
    summary: 'Make the members of a department these; `leads` marks its head (ESC-5).',
    needs: 'desk.manage',
    params: z.object({ id: nameSchema }),
    body: z.object({ members: z.array(member).max(500) }),
    response: z.object({ members: z.array(member) }),
  },
} as const satisfies Record<string, RouteSpec>;
