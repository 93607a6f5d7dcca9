import type { TeamTemplate } from '../model/team-template.ts';
import type { Template } from '../model/template.ts';

/** Whose a template is. The order is the one in which an equal shortcut is decided: a person's own goes first. */
export const HOLDERS = ['own', 'brand', 'team', 'shipped'] as const;
export type Holder = (typeof HOLDERS)[number];

/** A template and whose it is. */
export interface HeldTemplate {
  readonly template: Template;
  readonly holder: Holder;
  /** As the monitor keeps it; null: a person's own, or one that ships. */
  readonly row: TeamTemplate | null;
}

/**
 * Everything that a person may use, in the order that decides an equal shortcut: their own before those of a brand, before the team's,
 * before those that ship. Of one's own the one saved last goes first; of the house's the one made first, so that a new one never takes a
 * word that everybody has in the fingers.
 * @param own as they are stored: the one saved last is the last.
 */
export function orderLibrary(
  own: readonly Template[],
  team: readonly TeamTemplate[],
  shipped: readonly Template[],
): HeldTemplate[] {
  const held = (holder: Holder) => (template: Template) => ({ template, holder, row: null });
  const house = team
    .filter(({ archivedAt }) => archivedAt === null)
    .sort((a, b) => a.createdAt - b.createdAt || (a.template.id < b.template.id ? -1 : 1))
    .map((row): HeldTemplate => ({ template: row.template, holder: isOfBrand(row.template) ? 'brand' : 'team', row }));
  return [
    ...[...own].reverse().map(held('own')),
    ...house.filter(({ holder }) => holder === 'brand'),
    ...house.filter(({ holder }) => holder === 'team'),
    ...shipped.map(held('shipped')),
  ];
}

/** Whether it is for posts of some brands only. */
export function isOfBrand({ scope }: Pick<Template, 'scope'>): boolean {
  return (scope?.brandIds?.length ?? 0) > 0;
}
