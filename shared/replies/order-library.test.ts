import { expect, test } from 'vitest';
import type { TeamTemplate } from '../model/team-template.ts';
import type { Template } from '../model/template.ts';
import { orderLibrary } from './order-library.ts';

const template = (id: string, brandIds: string[] = []): Template => ({
  ...{ id, name: { 'zh-CN': id, en: id }, rules: [], kinds: [], topics: [], shortcuts: ['tk'], scope: { brandIds } },
  texts: { 'zh-CN': { public: ['您好'], dm: null }, en: { public: [], dm: null } },
});
const row = (id: string, createdAt: number, change: Partial<TeamTemplate> = {}, brandIds: string[] = []) => ({
  ...{ template: template(id, brandIds), version: 1, createdAt, createdBy: 'p', changedAt: createdAt, changedBy: 'p' },
  ...{ archivedAt: null, ...change },
});

test('own before brand before team before shipped; the last saved own first, the first made of the house first', () => {
  const team = [
    row('team-late', 9),
    row('team-early', 3, { changedAt: 99, version: 40 }),
    row('brand-x', 8, {}, ['x']),
    row('gone', 1, { archivedAt: 5 }),
    row('team-b', 3),
  ];
  const ordered = orderLibrary([template('own-1'), template('own-2')], team, [template('first-answer')]);
  expect(ordered.map(({ template: { id }, holder }) => `${holder} ${id}`)).toEqual([
    'own own-2',
    'own own-1',
    'brand brand-x',
    'team team-b',
    'team team-early',
    'team team-late',
    'shipped first-answer',
  ]);
});
