import type { Config } from '../config/schema.ts';
import { changePerson, findPersonByName, insertPerson, listPeople } from '../store/people/people.ts';
import { setPersonChannels } from '../store/people/person-channels.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Store } from '../store/store.ts';

/** Name of the person who is there before anybody was added. */
const FIRST_PERSON = '管理员 Admin';

/** People of the configuration become rows; somebody must be there for the first pairing code. */
export async function writePeople(store: Store, people: Config['people'], now: number): Promise<void> {
  await inTransaction(store.db, async (trx) => {
    for (const { name, role, channels } of people) {
      const known = (await findPersonByName(trx, name)) ?? (await insertPerson(trx, { name, role, now }));
      if (known.role !== role) await changePerson(trx, { id: known.id, role });
      await setPersonChannels(trx, known.id, channels);
    }
    if ((await listPeople(trx)).length === 0) await insertPerson(trx, { name: FIRST_PERSON, role: 'admin', now });
  });
}
