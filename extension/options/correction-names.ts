import type { Labels } from '../../shared/model/labels.ts';
import type { SiteCorrection } from '../../shared/model/site-correction.ts';
import type { FieldName } from '../reading/site-adapter.ts';
import { SITES } from '../sites/registry.ts';

/** The words for what can be corrected, or be read no more. */
export const PART_NAMES = {
  posts: 'fieldPosts',
  path: 'fieldPath',
  id: 'fieldId',
  author: 'fieldAuthor',
  authorUrl: 'fieldAuthorUrl',
  title: 'fieldTitle',
  text: 'fieldText',
  permalink: 'fieldPermalink',
  publishedAt: 'fieldPublishedAt',
  likes: 'fieldLikes',
  comments: 'fieldComments',
  rating: 'fieldRating',
} as const satisfies Readonly<Record<FieldName | 'posts' | 'path', string>>;
export type CorrectionPart = keyof typeof PART_NAMES;

/** What a correction corrects, each part once. */
export function listParts({ kinds }: SiteCorrection): readonly CorrectionPart[] {
  const parts = Object.values(kinds).flatMap(({ path, fields = {} }) => [
    ...(path === undefined ? [] : ['path' as const]),
    ...(Object.keys(fields) as (keyof typeof fields)[]),
  ]);
  return [...new Set(parts)];
}

/** A site as people call it; its id when this release does not know it. */
export function nameSite(id: string): Labels {
  return SITES.find((site) => site.id === id)?.labels ?? { 'zh-CN': id, en: id };
}
