import type { Template } from '../../shared/model/template.ts';
import { orderLibrary } from '../../shared/replies/order-library.ts';
import { templates as shipped } from '../../shared/replies/registry.ts';
import { readOwnTemplates } from './own-templates.ts';
import { readTeamLibrary } from './team-templates.ts';

/** What was written, here or for everybody, in the order that decides an equal shortcut; without those that ship. */
export async function readWrittenTemplates(): Promise<readonly Template[]> {
  const [own, { rows }] = await Promise.all([readOwnTemplates(), readTeamLibrary()]);
  return orderLibrary(own, rows, []).map(({ template }) => template);
}

/** The same and those that ship behind them. */
export async function readAllTemplates(): Promise<readonly Template[]> {
  return [...(await readWrittenTemplates()), ...shipped];
}
