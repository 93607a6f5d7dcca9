import type { Candidate, FieldName, Path, PostKind, SiteAdapter } from './site-adapter.ts';

/**
 * Fields that may be corrected from outside the package. Not the author's address: the direct message is addressed by it.
 */
export const CORRECTABLE_FIELDS = [
  'id',
  'author',
  'title',
  'text',
  'permalink',
  'publishedAt',
  'likes',
  'comments',
  'rating',
] as const satisfies readonly FieldName[];
type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** A candidate that data may bring: no reader, no template and no address of the page, so that it can only read what stands in the post. */
export type CorrectedCandidate = Pick<Candidate, 'at' | 'get' | 'match' | 'prefix' | 'divide' | 'emptyMeans'>;

/** What is corrected of one sort of post. */
export interface CorrectedKind {
  /** Where posts of this sort are found; absent: as shipped. */
  readonly path?: Path;
  /** Candidates that are tried before those that ship. */
  readonly fields?: { readonly [name in CorrectableField]?: readonly CorrectedCandidate[] | undefined };
}

/**
 * Corrected selectors of a site that changed, as data. Composer, direct message, the mark of posts for chosen people and
 * the site's hosts are not in it: they come with the package alone.
 */
export interface SiteOverride {
  readonly site: string;
  /** Grows with each correction of the site: an older one never takes the place of a newer. */
  readonly revision: number;
  /** By the name of the sort of post. */
  readonly kinds: Readonly<Record<string, CorrectedKind>>;
}

/** The adapter as corrected. Shipped candidates stay behind the corrected ones, for pages that did not change. */
export function overrideAdapter(adapter: SiteAdapter, override: SiteOverride): SiteAdapter {
  return {
    ...adapter,
    correction: override.revision,
    kinds: adapter.kinds.map((kind) => {
      const corrected = Object.hasOwn(override.kinds, kind.name) ? override.kinds[kind.name] : undefined;
      return corrected === undefined ? kind : correctKind(kind, corrected);
    }),
  };
}

function correctKind(kind: PostKind, { path, fields = {} }: CorrectedKind): PostKind {
  const corrected = Object.fromEntries(
    CORRECTABLE_FIELDS.flatMap((name) => {
      const first = fields[name];
      return first === undefined ? [] : [[name, [...first, ...(kind.fields[name] ?? [])]]];
    }),
  );
  return { ...kind, ...(path === undefined ? {} : { path }), fields: { ...kind.fields, ...corrected } };
}
