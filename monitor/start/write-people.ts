import { readAbsence } from '../config/read-absence.ts';
import type { Config } from '../config/schema.ts';
import { setAbsences } from '../store/people/absences.ts';
import { changePerson, findPersonByName, insertPerson, listPeople } from '../store/people/people.ts';
import { setPersonChannels } from '../store/people/person-channels.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Store } from '../store/store.ts';

/** Name of the person who is there before anybody was added. */
const FIRST_PERSON = '管理员 Admin';

/** People of the configuration become rows; somebody must be there for the first pairing code. */
export async function writePeople(store: Store, people: Config['people'], now: number): Promise<void> {
  await inTransaction(store.db, async (trx) => {
    const ids = new Map<string, string>();
    for (const { name, role, channels } of people) {
      const known = (await findPersonByName(trx, name)) ?? (await insertPerson(trx, { name, role, now }));
      if (known.role !== role) await changePerson(trx, { id: known.id, role });
      await setPersonChannels(trx, known.id, channels);
      ids.set(name, known.id);
    }
    const absences = [];
    for (const { name, away } of people)
      for (const one of away) {
        const { substituteId, ...span } = readAbsence(name, one);
        // That a substitute is somebody of the list was checked when it was read.
        const substitute = substituteId === null ? null : (ids.get(substituteId) ?? null);
        absences.push({ ...span, personId: ids.get(name) ?? name, substituteId: substitute });
      }
    await setAbsences(trx, absences);
    if ((await listPeople(trx)).length === 0) await insertPerson(trx, { name: FIRST_PERSON, role: 'admin', now });
  });
}
