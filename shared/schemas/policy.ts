import { z } from 'zod';
import { LEVELS, URGENCIES } from '../model/analysis.ts';
import { roleSchema } from './person.ts';
import { idSchema } from './scalars.ts';

const minutes = z.number().positive().max(1_000_000);
const minutesByUrgency = z.partialRecord(z.enum(URGENCIES), minutes);
const target = z.union([
  z.strictObject({ role: roleSchema }),
  z.strictObject({ nextLevel: z.literal(true) }),
  z.strictObject({ departmentHead: z.literal(true) }),
]);
const departments = z.array(idSchema).max(50).optional();
const wait = z.number().min(0).max(1_000_000).optional();

/** What an administrator changed of the service rules; what is not named stays as shipped. */
export const policyChangesSchema = z.strictObject({
  sla: z
    .array(
      z.strictObject({
        id: idSchema,
        minutes: minutesByUrgency.optional(),
        groupMinutes: z.record(idSchema, minutesByUrgency).optional().describe('KPI-7: by customer group, like "vip"'),
        calendar: idSchema.optional(),
        enabled: z.boolean().optional(),
      }),
    )
    .max(200)
    .optional(),
  escalations: z
    .array(
      z.strictObject({
        id: idSchema,
        enabled: z.boolean().optional(),
        afterMinutes: wait,
        minComplaints: wait,
        aboveAmountYuan: wait,
        minStorySize: wait,
        actWithinMinutes: wait,
        climbAfterMinutes: wait,
        planWithinMinutes: wait,
        solveWithinMinutes: wait,
        to: target.optional().describe('whom it goes to'),
        alsoTell: departments,
      }),
    )
    .max(200)
    .optional(),
  disputes: z
    .array(
      z.strictObject({
        id: idSchema,
        minutes: wait,
        calendar: idSchema.optional(),
        leads: roleSchema.optional(),
        departments,
      }),
    )
    .max(200)
    .optional(),
  followUps: z
    .array(z.strictObject({ id: idSchema, enabled: z.boolean().optional(), afterMinutes: wait }))
    .max(200)
    .optional(),
  retention: z
    .array(
      z.strictObject({
        id: idSchema,
        enabled: z.boolean().optional().describe('false: kept for ever'),
        days: z.number().int().min(1).max(36_500).optional(),
      }),
    )
    .max(200)
    .optional()
    .describe('SEC-2: how long each kind of data is kept'),
  approvals: z
    .array(
      z.strictObject({
        id: idSchema,
        enabled: z.boolean().optional().describe('false: no public answer waits for anybody'),
        levels: z.array(z.enum(LEVELS)).max(LEVELS.length).optional(),
      }),
    )
    .max(20)
    .optional()
    .describe('SOC-6: which public answers a lead or PR has to agree to'),
  claims: z
    .array(
      z.strictObject({
        id: idSchema,
        enabled: z.boolean().optional().describe('false: a claim never ends by itself'),
        idleMinutes: minutes.optional(),
      }),
    )
    .max(20)
    .optional()
    .describe('SOC-1: when a claim whose holder is gone goes back to the queue'),
});

const simulatedClock = z.object({ dueAt: z.number(), outcome: z.string() }).nullable();
const simulatedCall = z.object({
  rule: z.string(),
  about: z.string().nullable(),
  fireAt: z.number(),
  to: z.string().describe('a role, or the department whose head is meant'),
  people: z.array(z.string()).describe('who was on duty then'),
});

/** What would have been different for one ticket. */
export const simulatedDifferenceSchema = z.object({
  id: idSchema,
  number: z.number(),
  clocks: z.array(z.object({ policyId: z.string(), rule: z.string(), now: simulatedClock, changed: simulatedClock })),
  added: z.array(simulatedCall),
  removed: z.array(simulatedCall),
});

/** Totals of a simulation, to lay two beside each other. */
export const simulationTotalsSchema = z.object({
  tickets: z.number(),
  met: z.number(),
  missed: z.number(),
  running: z.number(),
  escalations: z.record(z.string(), z.number()),
});
