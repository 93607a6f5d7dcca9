import type { FastifyInstance } from 'fastify';
import type { Person, Role } from '../../../shared/model/person.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import {
  changePerson,
  getPerson,
  insertPairingCode,
  insertPerson,
  listDevices,
  listPeople,
  revokeDevice,
} from '../../store/people/people.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { Db } from '../../store/store.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { registerRoute } from '../register-route.ts';

/** Who works here. */
export function registerPeople(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock } = context;
  const { db } = store;

  registerRoute(app, 'listPeople', async () => ({ items: await listPeople(readDb) }));

  registerRoute(app, 'addPerson', async ({ body, caller }) => {
    const now = clock.now();
    const person = await inTransaction(db, async (trx) => {
      const added = await insertPerson(trx, { ...body, now });
      await audit(trx, 'person.added', added.id, caller.person.id, now, { role: body.role });
      return added;
    }).catch(explainName);
    return { person };
  });

  registerRoute(app, 'updatePerson', async ({ params, body, caller }) => {
    const now = clock.now();
    const person = await inTransaction(db, async (trx) => {
      const before = await getPerson(trx, params.id);
      await refuseLosingLastAdmin(trx, before, body);
      const { name, role, active } = body;
      const changed = await changePerson(trx, {
        id: before.id,
        ...(name === undefined ? {} : { name }),
        ...(role === undefined ? {} : { role }),
        ...(active === undefined ? {} : { active }),
      });
      await audit(trx, 'person.changed', before.id, caller.person.id, now, { fields: Object.keys(body), role, active });
      return changed;
    }).catch(explainName);
    if (!person.active) for (const device of await listDevices(db, person.id)) context.closeStreams(device.id);
    return { person };
  });

  registerRoute(app, 'listDevices', async ({ params }) => {
    await getPerson(readDb, params.id);
    return { items: await listDevices(readDb, params.id) };
  });

  registerRoute(app, 'revokeDevice', async ({ params, caller }) => {
    const now = clock.now();
    const revoked = await inTransaction(db, async (trx) => {
      const done = await revokeDevice(trx, params.id, now);
      if (done) await audit(trx, 'device.revoked', params.id, caller.person.id, now, {});
      return done;
    });
    context.closeStreams(params.id);
    return { revoked };
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

/** Nobody could let anybody in any more. */
async function refuseLosingLastAdmin(
  trx: Db,
  before: Person,
  change: { readonly role?: Role | undefined; readonly active?: boolean | undefined },
): Promise<void> {
  const stays = (change.role ?? before.role) === 'admin' && (change.active ?? before.active);
  if (before.role !== 'admin' || !before.active || stays) return;
  const others = (await listPeople(trx)).filter((one) => one.role === 'admin' && one.active && one.id !== before.id);
  if (others.length === 0) throw new ApiFault('last-admin');
}

function explainName(cause: unknown): never {
  if (!(cause instanceof StoreError) || cause.code !== 'constraint') throw cause;
  throw new ApiFault('name-taken', { field: 'body.name', cause });
}

async function audit(
  trx: Db,
  action: string,
  subjectId: string,
  actorId: string,
  at: number,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAudit(trx, { chain: 'system', at, actorId, action, subjectId, details });
}
