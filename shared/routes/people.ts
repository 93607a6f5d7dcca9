import { z } from 'zod';
import { deviceSchema, personDraftSchema, personSchema, roleSchema } from '../schemas/person.ts';
import { instantSchema, nameSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

/** Who works here. */
export const peopleRoutes = {
  listPeople: {
    summary: 'Everybody, by name.',
    needs: 'people.read',
    response: z.object({ items: z.array(personSchema) }),
  },
  addPerson: {
    summary: 'Add a person.',
    needs: 'people.manage',
    body: personDraftSchema,
    response: z.object({ person: personSchema }),
    status: 201,
  },
  updatePerson: {
    summary: 'Change name or role, or switch somebody off: their devices are out at once.',
    needs: 'people.manage',
    params: idParams,
    body: z.strictObject({ name: nameSchema, role: roleSchema, active: z.boolean() }).partial(),
    response: z.object({ person: personSchema }),
  },
  createPairingCode: {
    summary: 'A code that pairs one device for this person: five minutes, five tries. Shown once.',
    needs: 'people.manage',
    params: idParams,
    response: z.object({ code: z.string(), expiresAt: instantSchema }),
    status: 201,
  },
  listDevices: {
    summary: 'The devices of a person, also revoked ones.',
    needs: 'people.manage',
    params: idParams,
    response: z.object({ items: z.array(deviceSchema.extend({ revokedAt: instantSchema.nullable() })) }),
  },
  revokeDevice: {
    summary: 'Make the token of a device worthless, at once and everywhere.',
    needs: 'people.manage',
    params: idParams,
    response: z.object({ revoked: z.boolean() }),
  },
} as const satisfies Record<string, RouteSpec>;
