import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { NoticeTargetsTable } from '../tables/improving.ts';

/** KPI-8: one notice with a plan B for foreseeable trouble. */
export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly planB: string;
  /** What its targets were found by. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly createdBy: string | null;
  readonly drill: boolean;
}

/** A post or ticket that it concerns, and whether its author was told. */
export interface NoticeTarget {
  readonly subject: NoticeTargetsTable['subject'];
  readonly subjectId: string;
  readonly toldAt: number | null;
  readonly toldBy: string | null;
}

export async function insertNotice(
  trx: Db,
  draft: Omit<Notice, 'id' | 'createdAt'>,
  targets: readonly Pick<NoticeTarget, 'subject' | 'subjectId'>[],
  now: number,
): Promise<Notice> {
  const notice: Notice = { ...draft, id: newId(now), createdAt: now };
  await trx
    .insertInto('notices')
    .values({ ...notice, filter: encodeJson(notice.filter), drill: notice.drill ? 1 : 0 })
    .execute();
  const rows = targets.map((target) => ({ noticeId: notice.id, ...target, toldAt: null, toldBy: null }));
  for (let start = 0; start < rows.length; start += 200)
    await trx
      .insertInto('noticeTargets')
      .values(rows.slice(start, start + 200))
      .execute();
  return notice;
}

/** Notices, the last first. */
export async function listNotices(db: Db): Promise<Notice[]> {
  const rows = await db.selectFrom('notices').selectAll().orderBy('id', 'desc').limit(200).execute();
  return rows.map((row) => ({ ...row, filter: decodeJson(row.filter), drill: row.drill === 1 }));
}

/** Whom a notice concerns, those not told yet first. */
export async function listNoticeTargets(db: Db, noticeId: string): Promise<NoticeTarget[]> {
  return db
    .selectFrom('noticeTargets')
    .select(['subject', 'subjectId', 'toldAt', 'toldBy'])
    .where('noticeId', '=', noticeId)
    .orderBy((eb) => eb.fn.coalesce('toldAt', eb.lit(0)))
    .orderBy('subjectId')
    .execute();
}

/** The author was told. False: was before. @throws StoreError `not-found`. */
export async function markNoticeTold(
  trx: Db,
  told: { readonly noticeId: string; readonly subjectId: string; readonly personId: string; readonly now: number },
): Promise<boolean> {
  const row = await trx
    .selectFrom('noticeTargets')
    .select('toldAt')
    .where('noticeId', '=', told.noticeId)
    .where('subjectId', '=', told.subjectId)
    .executeTakeFirst();
  if (!row) throw new StoreError('not-found', `The notice does not concern ${told.subjectId}.`);
  const result = await trx
    .updateTable('noticeTargets')
    .set({ toldAt: told.now, toldBy: told.personId })
    .where('noticeId', '=', told.noticeId)
    .where('subjectId', '=', told.subjectId)
    .where('toldAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
