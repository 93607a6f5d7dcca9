import type { SiteHealth, SiteHealthReport } from '../../../shared/model/site-health.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import type { Db } from '../store.ts';

/** Keeps the newest report of a site. The same damage under the same version and correction is counted; another one starts afresh. */
export async function noteSiteHealth(trx: Db, report: SiteHealthReport, now: number): Promise<SiteHealth> {
  const before = (await listSiteHealth(trx, report.site))[0];
  const isSame =
    before?.version === report.version &&
    before.correction === report.correction &&
    before.broken.join() === report.broken.join();
  const kept: SiteHealth = {
    ...report,
    firstAt: isSame ? before.firstAt : now,
    lastAt: now,
    reports: isSame ? before.reports + 1 : 1,
  };
  const { site, broken, ...rest } = kept;
  const row = { ...rest, broken: encodeJson(broken) };
  await trx
    .insertInto('siteHealth')
    .values({ site, ...row })
    .onConflict((oc) => oc.column('site').doUpdateSet(row))
    .execute();
  return kept;
}

/** Every site that was reported, or one; the last reported first. */
export async function listSiteHealth(db: Db, site?: string): Promise<SiteHealth[]> {
  let query = db.selectFrom('siteHealth').selectAll();
  if (site !== undefined) query = query.where('site', '=', site);
  const rows = await query.orderBy('lastAt', 'desc').execute();
  return rows.map(({ broken, ...row }) => ({ ...row, broken: decodeJson<string[]>(broken) }));
}
