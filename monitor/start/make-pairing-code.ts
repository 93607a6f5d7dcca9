import type { Person } from '../../shared/model/person.ts';
import { insertPairingCode, listPeople } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import type { Db } from '../store/store.ts';

/** A pairing code for the first administrator, or for whoever is there: what a start shows to the person at the terminal. */
export async function makePairingCode(db: Db, now: number): Promise<{ code: string; person: Person }> {
  return inTransaction(db, async (trx) => {
    const people = (await listPeople(trx)).filter(({ active }) => active);
    const person = people.find(({ role }) => role === 'admin') ?? people[0];
    if (person === undefined)
      throw new Error('There is nobody to pair; add a person: npm run -s earshot -- user add NAME --role admin');
    const { code } = await insertPairingCode(trx, { personId: person.id, now });
    return { code, person };
  });
}
