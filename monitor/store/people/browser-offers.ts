import { decodeJson, encodeJson } from '../sql/json-column.ts';
import type { Db } from '../store.ts';
import type { BrowserOffersTable } from '../tables/people.ts';

/** A message that is offered to the browsers of people. */
export interface BrowserOffer {
  /** The message's own key. */
  readonly id: string;
  /** The alerts that it tells of; empty: it tries the channel. */
  readonly alertIds: readonly string[];
  readonly offeredAt: number;
  readonly takenAt: number | null;
}

/** So long a browser may take what it was offered: one that sleeps looks every 30 s. After it the alert goes elsewhere. */
export const TAKE_WITHIN_MS = 45_000;
/** Then nobody asks for an offer any more. */
const KEEP_MS = 24 * 3_600_000;

/** Offers a message to people; what was offered a day ago is forgotten on the way. */
export async function insertBrowserOffer(
  trx: Db,
  offer: Omit<BrowserOffer, 'takenAt'> & { readonly personIds: readonly string[] },
): Promise<BrowserOffer> {
  const { personIds, alertIds, ...row } = offer;
  const old = trx
    .selectFrom('browserOffers')
    .select('id')
    .where('offeredAt', '<', offer.offeredAt - KEEP_MS);
  await trx.deleteFrom('browserOfferPeople').where('offerId', 'in', old).execute();
  await trx
    .deleteFrom('browserOffers')
    .where('offeredAt', '<', offer.offeredAt - KEEP_MS)
    .execute();
  const written = { ...row, alertIds: encodeJson(alertIds), takenAt: null, takenBy: null };
  await trx.insertInto('browserOffers').values(written).execute();
  await trx
    .insertInto('browserOfferPeople')
    .values(personIds.map((personId) => ({ offerId: offer.id, personId })))
    .execute();
  return toOffer(written);
}

/** Null: it was never offered. */
export async function findBrowserOffer(db: Db, id: string): Promise<BrowserOffer | null> {
  const row = await db.selectFrom('browserOffers').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toOffer(row);
}

/** What a person's browsers are offered at an instant, also what another browser of theirs took already: each shows it. */
export async function listBrowserOffers(db: Db, personId: string, now: number): Promise<BrowserOffer[]> {
  const rows = await db
    .selectFrom('browserOffers')
    .innerJoin('browserOfferPeople', 'browserOfferPeople.offerId', 'browserOffers.id')
    .selectAll('browserOffers')
    .where('browserOfferPeople.personId', '=', personId)
    .where('browserOffers.offeredAt', '>', now - TAKE_WITHIN_MS)
    .orderBy('browserOffers.offeredAt')
    .orderBy('browserOffers.id')
    .execute();
  return rows.map(toOffer);
}

/** A browser of this person shows it. False: it was not offered to them, somebody took it before, or its time is over. */
export async function takeBrowserOffer(
  trx: Db,
  taking: { readonly id: string; readonly personId: string; readonly now: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('browserOffers')
    .set({ takenAt: taking.now, takenBy: taking.personId })
    .where('id', '=', taking.id)
    .where('takenAt', 'is', null)
    .where('offeredAt', '>', taking.now - TAKE_WITHIN_MS)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('browserOfferPeople')
          .select('offerId')
          .whereRef('offerId', '=', 'browserOffers.id')
          .where('personId', '=', taking.personId),
      ),
    )
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

function toOffer({ takenBy: _by, alertIds, ...row }: BrowserOffersTable): BrowserOffer {
  return { ...row, alertIds: decodeJson<string[]>(alertIds) };
}
