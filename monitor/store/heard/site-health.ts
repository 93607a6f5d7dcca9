import type { SiteHealth, SiteHealthReport } from '../../../shared/model/site-health.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import type { Db } from '../store.ts';

/** In the key of a report, where nothing may be null: pages had no correction of the workspace. */
const NO_CORRECTION = 0;

/**
 * Keeps the newest report of a site with each correction: what is said without it must not hide that it was taken out of use.
 * The same damage under the same version is counted; another one starts afresh. `isFirst`: nobody said anything of this
 * site and correction before.
 */
export async function noteSiteHealth(
  trx: Db,
  report: SiteHealthReport,
  now: number,
): Promise<{ readonly health: SiteHealth; readonly isFirst: boolean }> {
  const { site, broken, correction, ...rest } = report;
  const key = { site, correction: correction ?? NO_CORRECTION };
  const before = await trx
    .selectFrom('siteHealth')
    .select(['version', 'broken', 'firstAt', 'reports'])
    .where('site', '=', key.site)
    .where('correction', '=', key.correction)
    .executeTakeFirst();
  const isSame =
    before?.version === report.version && decodeJson<string[]>(before.broken).join() === report.broken.join();
  const counted = {
    ...rest,
    firstAt: isSame ? before.firstAt : now,
    lastAt: now,
    reports: isSame ? before.reports + 1 : 1,
  };
  const row = { ...counted, broken: encodeJson(broken) };
  await trx
    .insertInto('siteHealth')
    .values({ ...key, ...row })
    .onConflict((oc) => oc.columns(['site', 'correction']).doUpdateSet(row))
    .execute();
  return { health: { site, broken, correction, ...counted }, isFirst: before === undefined };
}

/** Every site that was reported, with and without each correction; the last reported first. */
export async function listSiteHealth(db: Db): Promise<SiteHealth[]> {
  const rows = await db.selectFrom('siteHealth').selectAll().orderBy('lastAt', 'desc').execute();
  return rows.map(({ broken, correction, ...row }) => ({
    ...row,
    broken: decodeJson<string[]>(broken),
    correction: correction === NO_CORRECTION ? null : correction,
  }));
}
