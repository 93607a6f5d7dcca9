import { z } from 'zod';
import { PERMISSIONS } from '../model/permission.ts';
import { brandSchema } from '../schemas/brand.ts';
import { deviceSchema, personSchema } from '../schemas/person.ts';
import { apiLevelSchema, countSchema, instantSchema, nameSchema } from '../schemas/scalars.ts';
import type { RouteSpec } from './route.ts';

const workspaceSchema = z.object({ name: z.string(), drill: z.boolean() });

/** Pairing, who am I, how is it going. */
export const sessionRoutes = {
  pair: {
    summary: 'Trade a pairing code for the token of this device. The token is shown once.',
    needs: 'nothing',
    body: z.object({
      code: z.string().min(1).max(40),
      device: nameSchema.describe('how people will know this device: "Chrome on the front desk"'),
      origin: z.string().max(300).exactOptional().describe('origin of the extension, e.g. chrome-extension://…'),
    }),
    response: z.object({
      token: z.string(),
      person: personSchema,
      serverTime: instantSchema,
      workspace: workspaceSchema,
    }),
  },
  unpair: {
    summary: 'Revoke the token of this device.',
    needs: 'token',
    response: z.object({ revoked: z.boolean() }),
  },
  getMe: {
    summary: 'The person behind the token, the device, and what the person may do.',
    needs: 'token',
    response: z.object({
      person: personSchema,
      permissions: z.array(z.enum(PERMISSIONS)),
      device: deviceSchema,
      workspace: workspaceSchema,
      serverTime: instantSchema,
      version: z.string(),
    }),
  },
  getStatus: {
    summary: 'Are we hearing, and how does the day go. Figures leave practice out unless the whole monitor is a drill.',
    needs: 'token',
    response: z.object({
      serverTime: instantSchema,
      version: z.string(),
      api: apiLevelSchema,
      drill: z.boolean(),
      practice: z.boolean().describe('a drill runs beside the real sources'),
      sources: z.object({ total: countSchema, healthy: countSchema, late: countSchema, blind: countSchema }),
      blind: z.array(
        z.object({ id: z.string(), name: z.string(), since: instantSchema, reason: z.string().nullable() }),
      ),
      counts: z.object({
        open: countSchema,
        claimed: countSchema,
        answeredToday: countSchema,
        withinWindowShare: z.number().min(0).max(1).nullable().describe('of those answered today; null: none yet'),
      }),
      seq: countSchema.describe('last number of the event log'),
    }),
  },
  listBrands: {
    summary: 'The brands that are listened for and the complaint terms.',
    needs: 'token',
    response: z.object({ items: z.array(brandSchema), complaintTerms: z.array(z.string()) }),
  },
  getHealth: {
    summary: 'Is the process alive and its database readable.',
    needs: 'nothing',
    response: z.object({ ok: z.boolean(), version: z.string(), serverTime: instantSchema }),
  },
} as const satisfies Record<string, RouteSpec>;
