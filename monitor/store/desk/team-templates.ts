import { MOST_TEAM_TEMPLATES, type TeamTemplate } from '../../../shared/model/team-template.ts';
import type { Template } from '../../../shared/model/template.ts';
import { nextNumber } from '../sql/counters.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { TeamTemplatesTable } from '../tables/replies.ts';

/** Who changes a template of the house, when. */
export interface TemplateBy {
  readonly personId: string;
  readonly now: number;
}

/** Templates that changed after a version, in order; also those that are out of use. */
export async function listTeamTemplates(db: Db, since: number, limit: number): Promise<TeamTemplate[]> {
  const rows = await db
    .selectFrom('teamTemplates')
    .selectAll()
    .where('version', '>', since)
    .orderBy('version')
    .limit(limit)
    .execute();
  return rows.map(toTeamTemplate);
}

/** The newest version there is; 0 without any. */
export async function lastTemplateVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('teamTemplates')
    .select((eb) => eb.fn.max('version').as('version'))
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}

/** @throws StoreError `not-found`. */
export async function getTeamTemplate(db: Db, id: string): Promise<TeamTemplate> {
  const found = await findTemplate(db, id);
  if (found === null) throw new StoreError('not-found', `There is no template ${id}.`);
  return found;
}

/**
 * Makes a template or puts it in the place of the version that was looked at; one that is out of use comes back. The same again changes
 * nothing. @throws StoreError `conflict` with `details.template` when it is another now, with `details.most` when there are too many.
 */
export async function saveTeamTemplate(
  trx: Db,
  { template, seen }: { readonly template: Template; readonly seen: number },
  by: TemplateBy,
): Promise<{ readonly saved: TeamTemplate; readonly changed: boolean }> {
  // First the number: nobody else writes a template until this transaction ends.
  const version = await nextNumber(trx, 'template');
  const present = await findTemplate(trx, template.id);
  if (present?.archivedAt === null && isSame(present.template, template)) return { saved: present, changed: false };
  if ((present?.version ?? 0) !== seen) refuse(present, template.id);
  if (present?.archivedAt !== null) await demandRoom(trx);
  const change = {
    template: encodeJson(template),
    version,
    changedAt: by.now,
    changedBy: by.personId,
    archivedAt: null,
  };
  if (present) await trx.updateTable('teamTemplates').set(change).where('id', '=', template.id).execute();
  else {
    const made = { id: template.id, createdAt: by.now, createdBy: by.personId };
    await trx
      .insertInto('teamTemplates')
      .values({ ...made, ...change })
      .execute();
  }
  return { saved: await getTeamTemplate(trx, template.id), changed: true };
}

/** Takes a template out of use, or brings it back. @throws StoreError `not-found`, `conflict` as `saveTeamTemplate`. */
export async function setTemplateArchived(
  trx: Db,
  change: { readonly id: string; readonly seen: number; readonly archived: boolean },
  by: TemplateBy,
): Promise<{ readonly saved: TeamTemplate; readonly changed: boolean }> {
  const { id, seen, archived } = change;
  const version = await nextNumber(trx, 'template');
  const present = await getTeamTemplate(trx, id);
  if ((present.archivedAt !== null) === archived) return { saved: present, changed: false };
  if (present.version !== seen) refuse(present, id);
  if (!archived) await demandRoom(trx);
  await trx
    .updateTable('teamTemplates')
    .set({ version, changedAt: by.now, changedBy: by.personId, archivedAt: archived ? by.now : null })
    .where('id', '=', id)
    .execute();
  return { saved: await getTeamTemplate(trx, id), changed: true };
}

async function findTemplate(db: Db, id: string): Promise<TeamTemplate | null> {
  const row = await db.selectFrom('teamTemplates').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toTeamTemplate(row) : null;
}

async function demandRoom(trx: Db): Promise<void> {
  const row = await trx
    .selectFrom('teamTemplates')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (Number(row?.n ?? 0) >= MOST_TEAM_TEMPLATES)
    throw new StoreError('conflict', 'The library is full.', { details: { most: MOST_TEAM_TEMPLATES } });
}

function refuse(present: TeamTemplate | null, id: string): never {
  const template = { name: present?.template.name['zh-CN'] ?? id, changedBy: present?.changedBy ?? null };
  throw new StoreError('conflict', `The template ${id} was changed meanwhile.`, { details: { template } });
}

/** The order of names inside says nothing: PostgreSQL keeps its own. */
function isSame(one: unknown, other: unknown): boolean {
  return writeSorted(one) === writeSorted(other);
}

function writeSorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function toTeamTemplate({ id: _, template, ...row }: TeamTemplatesTable): TeamTemplate {
  return { ...row, template: decodeJson<Template>(template) };
}
