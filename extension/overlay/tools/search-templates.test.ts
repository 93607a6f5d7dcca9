import { expect, test } from 'vitest';
import type { Template } from '../../../shared/model/template.ts';
import { templates } from '../../../shared/replies/registry.ts';
import { searchTemplates } from './search-templates.ts';

const shipped = templates[0] as Template;
const scoped: Template = { ...shipped, id: 'own', scope: { sites: ['trustpilot'] } };

test('a template of one site is offered there and nowhere else, not even by its name', () => {
  const idsOn = (site: string, query: string) =>
    searchTemplates([shipped, scoped], query, { mark: null, site }, 'en').map(({ id }) => id);
  expect(idsOn('trustpilot', '')).toEqual([shipped.id, 'own']);
  expect(idsOn('weibo', '')).toEqual([shipped.id]);
  expect(idsOn('weibo', shipped.name.en)).toEqual([shipped.id]);
});
