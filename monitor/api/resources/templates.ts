import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { TeamTemplate } from '../../../shared/model/team-template.ts';
import { IMAGE_TYPES, type Template } from '../../../shared/model/template.ts';
import { findTemplateStop } from '../../../shared/replies/find-template-stop.ts';
import { readImage } from '../../../shared/replies/read-image.ts';
import { appendAudit } from '../../store/audit/audit.ts';
import {
  lastTemplateVersion,
  listTeamTemplates,
  saveTeamTemplate,
  setTemplateArchived,
} from '../../store/desk/team-templates.ts';
import { findImageTypes, putTemplateImage, readTemplateImage } from '../../store/desk/template-images.ts';
import { appendEvent } from '../../store/events.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import type { ApiContext } from '../api-context.ts';
import { ApiFault } from '../api-fault.ts';
import { explainConflict } from '../explain-conflict.ts';
import { type Call, registerFileRoute, registerRoute } from '../register-route.ts';

const PAGE = 200;

type Deed = 'template.saved' | 'template.archived' | 'template.restored';

/** The templates of the house: kept once, read by every browser, written by who may. */
export function registerTemplates(app: FastifyInstance, context: ApiContext): void {
  const { store, readDb, clock, workspace } = context;
  const { db } = store;
  const byOf = ({ caller }: Pick<Call<'getMe'>, 'caller'>) => ({ personId: caller.person.id, now: clock.now() });
  /** Who did it is written down, and every browser hears of it. */
  const record = async (trx: Db, action: Deed, changed: readonly TeamTemplate[], by: ReturnType<typeof byOf>) => {
    for (const { template, version } of changed) {
      const details = { version, name: template.name };
      const subject = { chain: 'system', actorId: by.personId, action, subjectId: template.id };
      await appendAudit(trx, { ...subject, at: by.now, details });
    }
    const last = changed.at(-1);
    if (last === undefined) return;
    const about = { subjectId: last.template.id, data: { version: last.version } };
    await appendEvent(trx, { ...about, at: by.now, type: 'template.changed', drill: workspace.drill });
  };

  registerRoute(app, 'listTemplates', async ({ query: { since = 0, limit = PAGE } }) => ({
    // First the number, so that what is saved meanwhile is asked for again.
    last: await lastTemplateVersion(readDb),
    items: await listTeamTemplates(readDb, since, limit),
  }));

  registerRoute(app, 'saveTemplates', async (call) => {
    const by = byOf(call);
    for (const [index, { template }] of call.body.items.entries()) judge(template, `body.items.${index}.template`);
    const work = inTransaction(db, async (trx) => {
      const items: TeamTemplate[] = [];
      const changed: TeamTemplate[] = [];
      for (const [index, item] of call.body.items.entries()) {
        await demandImages(trx, item.template, `body.items.${index}.template.images`);
        const outcome = await saveTeamTemplate(trx, item, by);
        items.push(outcome.saved);
        if (outcome.changed) changed.push(outcome.saved);
      }
      await record(trx, 'template.saved', changed, by);
      return { items };
    });
    return explainConflict(db, work);
  });

  const setArchived = (call: Pick<Call<'archiveTemplate'>, 'params' | 'body' | 'caller'>, archived: boolean) => {
    const by = byOf(call);
    const change = { id: call.params.id, seen: call.body.seen, archived };
    const work = inTransaction(db, async (trx) => {
      const { saved, changed } = await setTemplateArchived(trx, change, by);
      if (changed) await record(trx, archived ? 'template.archived' : 'template.restored', [saved], by);
      return { template: saved };
    });
    return explainConflict(db, work);
  };
  registerRoute(app, 'archiveTemplate', (call) => setArchived(call, true));
  registerRoute(app, 'restoreTemplate', (call) => setArchived(call, false));

  registerRoute(app, 'putTemplateImage', async ({ params: { id }, body }) => {
    const bytes = Buffer.from(body.data, 'base64');
    const verdict = readImage(bytes);
    const field = 'body.data';
    if (!verdict.fits)
      throw new ApiFault('bad-request', { field, words: { field, zh: verdict.why['zh-CN'], en: verdict.why.en } });
    if (createHash('sha256').update(bytes).digest('hex') !== id)
      throw new ApiFault('bad-request', {
        field,
        words: { field, zh: '与编号不符', en: 'it is not what its id says' },
      });
    const image = { id, mediaType: verdict.mediaType, bytes };
    const work = inTransaction(db, (trx) => putTemplateImage(trx, image, clock.now()));
    return { kept: await explainConflict(db, work) };
  });

  registerFileRoute(app, 'getTemplateImage', async ({ params: { id }, reply }) => {
    const { mediaType, bytes } = await readTemplateImage(readDb, id);
    // Only what a browser shows as a picture and nothing else leaves here.
    if (!IMAGE_TYPES.includes(mediaType)) throw new ApiFault('not-found', { words: { what: id } });
    reply.header('content-disposition', `attachment; filename="${id.slice(0, 12)}.${mediaType.slice(6)}"`);
    return reply.type(mediaType).send(Buffer.from(bytes));
  });
}

/** What the guard would stop in every reply is not kept for everybody. @throws ApiFault `unsafe-template`. */
function judge(template: Template, field: string): void {
  const why = findTemplateStop(template);
  if (why)
    throw new ApiFault('unsafe-template', {
      field,
      words: { name: template.name['zh-CN'], zh: why['zh-CN'], en: why.en },
    });
}

/** @throws ApiFault `missing-picture` when a picture was not put there before, or is of another kind than the template says. */
async function demandImages(trx: Db, { name, images = [] }: Template, field: string): Promise<void> {
  const types = await findImageTypes(
    trx,
    images.map(({ id }) => id),
  );
  const missing = images.find(({ id, mediaType }) => types.get(id) !== mediaType);
  if (missing) throw new ApiFault('missing-picture', { field, words: { name: name['zh-CN'], picture: missing.name } });
}
