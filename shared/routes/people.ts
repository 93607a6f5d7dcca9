import { z } from 'zod';
import { personDraftSchema, personSchema } from '../schemas/person.ts';
import { instantSchema } from '../schemas/scalars.ts';
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
  createPairingCode: {
    summary: 'A code that pairs one device for this person: five minutes, five tries. Shown once.',
    needs: 'people.manage',
    params: idParams,
    response: z.object({ code: z.string(), expiresAt: instantSchema }),
    status: 201,
  },
} as const satisfies Record<string, RouteSpec>;
