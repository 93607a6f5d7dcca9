import { ApiError } from '../../../shared/api-client.ts';
import { TEAM_TEMPLATE_ID, type TeamTemplate } from '../../../shared/model/team-template.ts';
import type { Template } from '../../../shared/model/template.ts';
import { STRINGS } from '../../i18n/translate.ts';
import { deleteOwnTemplate, replaceOwnTemplate, saveOwnTemplates } from '../../sync/own-templates.ts';
import { keepTeamTemplates, refreshTeamTemplates } from '../../sync/team-templates.ts';
import { readImageUrl, sendImages } from '../../sync/template-images.ts';
import { showProblem } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { showToast } from '../panel-store.ts';

/** A template on its way to where it is kept. */
export interface TemplateWish {
  readonly changed: Template;
  /** A person's own as it stands now; null: there is none. */
  readonly own: Template | null;
  /** The house's as it stands now, also out of use; null: there is none. */
  readonly row: TeamTemplate | null;
}

/** Keeps it in this browser. False: another window changed it meanwhile. @throws what the browser says when there is no room. */
export async function saveOwn({ changed, own }: TemplateWish): Promise<boolean> {
  if (own !== null) return replaceOwnTemplate(own, changed);
  await saveOwnTemplates([changed]);
  return true;
}

/**
 * Keeps it for everybody, and no longer as one's own. False: nothing was kept, and the person was told why; what somebody else wrote
 * meanwhile is fetched, to be held beside theirs.
 */
export async function saveForTeam({ changed, own, row }: TemplateWish): Promise<boolean> {
  const template = { ...changed, id: row?.template.id ?? teamIdOf(changed.id) };
  const isKept = await sendToTeam([{ template, seen: row?.version ?? 0 }]);
  if (isKept && own !== null) await deleteOwnTemplate(own.id);
  return isKept;
}

/** Sends templates of the house with their pictures. False: the person was told why not. */
export async function sendToTeam(
  items: readonly { readonly template: Template; readonly seen: number }[],
): Promise<boolean> {
  const client = panelClient();
  if (!client) {
    showToast({ text: STRINGS.needsMonitor, tone: 'problem' });
    return false;
  }
  try {
    for (const { template } of items) await sendImages(client, template.images ?? []);
    await keepTeamTemplates((await client.saveTemplates({ body: { items: [...items] } })).items);
    return true;
  } catch (error) {
    showProblem(error);
    if (error instanceof ApiError && error.status === 409) await refreshTeamTemplates();
    return false;
  }
}

/** Takes a template of the house out of use, or brings it back. */
export async function setArchived(row: TeamTemplate, archived: boolean): Promise<void> {
  const client = panelClient();
  if (!client) return showToast({ text: STRINGS.needsMonitor, tone: 'problem' });
  try {
    const input = { params: { id: row.template.id }, body: { seen: row.version } };
    const answer = await (archived ? client.archiveTemplate(input) : client.restoreTemplate(input));
    await keepTeamTemplates([answer.template]);
    showToast({ text: archived ? STRINGS.templateArchived : STRINGS.templateRestored, tone: 'done' });
  } catch (error) {
    showProblem(error);
    if (error instanceof ApiError && error.status === 409) await refreshTeamTemplates();
  }
}

/** A copy of one's own, its pictures with it: it goes before the one that it was made from. */
export async function copyToOwn(template: Template): Promise<Template> {
  const copy = { ...template, id: `own-${crypto.randomUUID()}` };
  // Those of the house are fetched now: later its monitor may not have them any more.
  for (const image of template.images ?? []) await readImageUrl(image);
  await saveOwnTemplates([copy]);
  return copy;
}

/** The same number: what is sent a second time because the answer was lost is the same template. */
export function teamIdOf(id: string): string {
  const same = id.replace(/^own-/, 'team-');
  return TEAM_TEMPLATE_ID.test(same) ? same : `team-${crypto.randomUUID()}`;
}
