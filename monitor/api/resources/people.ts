import type { FastifyInstance } from 'fastify';
import { appendAudit } from '../../store/audit.ts';
import { inTransaction } from '../../store/in-transaction.ts';
import { getPerson, insertPairingCode, insertPerson, listPeople } from '../../store/people.ts';
import { StoreError } from '../../store/store-error.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { registerRoute } from '../register-route.ts';

/** Who works here. */
export function registerPeople(app: FastifyInstance, context: ApiContext): void {
  const { store, clock } = context;
  const { db } = store;

  registerRoute(app, 'listPeople', async () => ({ items: await listPeople(db) }));

  registerRoute(app, 'addPerson', async ({ body, caller }) => {
    const now = clock.now();
    try {
      const person = await inTransaction(db, async (trx) => {
        const added = await insertPerson(trx, { ...body, now });
        await audit(trx, 'person.added', added.id, caller.person.id, now, { role: body.role });
        return added;
      });
      return { person };
    } catch (cause) {
      if (!(cause instanceof StoreError) || cause.code !== 'constraint') throw cause;
      throw new ApiFault('name-taken', { field: 'body.name', cause });
    }
  });

  registerRoute(app, 'createPairingCode', async ({ params, caller }) => {
    const now = clock.now();
    return inTransaction(db, async (trx) => {
      const person = await getPerson(trx, params.id);
      if (!person.active) throw new ApiFault('person-inactive');
      const made = await insertPairingCode(trx, { personId: person.id, now });
      await audit(trx, 'pairing-code.made', person.id, caller.person.id, now, {});
      return made;
    });
  });
}

async function audit(
  trx: Parameters<typeof appendAudit>[0],
  action: string,
  subjectId: string,
  actorId: string,
  at: number,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAudit(trx, { chain: 'system', at, actorId, action, subjectId, details });
}
