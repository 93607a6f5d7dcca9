import type { Analysis } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Entry } from '../../shared/model/entry.ts';
import type { Source } from '../../shared/model/source.ts';
import { isMention } from '../../shared/understanding/is-mention.ts';
import type { Post } from '../../shared/understanding/post.ts';
import { countOtherComplaints, listComplaintsAmong } from '../store/heard/author-complaints.ts';
import { findMentionKeys } from '../store/heard/mention-keys.ts';
import { authorKeyOf } from '../store/heard/mentions.ts';
import type { Db } from '../store/store.ts';
import type { Pipeline } from './pipeline.ts';
import { postKeysOf } from './post-key.ts';
import { siteOf } from './site-of.ts';

/** A post to be judged. */
export interface PostToJudge {
  readonly source: Source;
  readonly entry: Entry;
  readonly post: Post;
}

/** What a post was judged to be, and the brands that it is a mention of. */
export interface Judgement {
  readonly analysis: Analysis;
  readonly brands: readonly Brand[];
}

/** A complaint of an author, and by what its post is known. */
interface Complaint {
  readonly authorKey: string | null;
  readonly brandId: string;
  readonly postKeys: readonly string[];
}

/**
 * Judges posts, all of practice or none, in their order; one whose author has complained of the brand before, on record or in a post before it, is
 * judged with that known (ESC-2).
 */
export async function judgePosts(pipeline: Pipeline, trx: Db, posts: readonly PostToJudge[]): Promise<Judgement[]> {
  const judged = posts.map(({ source, entry, post }) => {
    const analysis = pipeline.analyzer.analyze(post);
    const brands = brandsOf(pipeline.brands, source, entry, analysis);
    const authorKey = brands.length === 0 ? null : authorKeyOf(siteOf(source, entry), entry.author);
    return { source, entry, post, analysis, brands, authorKey, postKeys: postKeysOf(entry, source.id) };
  });
  const authorKeys = [...new Set(judged.flatMap(({ authorKey }) => authorKey ?? []))];
  if (authorKeys.length === 0) return judged;
  const known = await findMentionKeys(
    trx,
    judged.flatMap(({ postKeys }) => postKeys),
  );
  const keysOf = Map.groupBy(known, ({ mentionId }) => mentionId);
  const wanted = { authorKeys, mentionIds: [...keysOf.keys()], drill: posts[0]?.source.drill === true };
  const others = await countOtherComplaints(trx, wanted);
  const seen = (await listComplaintsAmong(trx, wanted)).map(
    ({ id, ...one }): Complaint => ({
      ...one,
      postKeys: (keysOf.get(id) ?? []).map(({ postKey }) => postKey),
    }),
  );
  return judged.map(({ source, entry, post, analysis: first, brands, authorKey, postKeys }) => {
    if (authorKey === null) return { analysis: first, brands };
    const complaintsOf = ({ id }: Brand) => {
      const isTheirs = (one: { authorKey: string | null; brandId: string }) =>
        one.authorKey === authorKey && one.brandId === id;
      const inBatch = new Set(
        seen
          .filter((one) => isTheirs(one) && !one.postKeys.some((key) => postKeys.includes(key)))
          .map((one) => one.postKeys[0]),
      );
      return (others.find(isTheirs)?.count ?? 0) + inBatch.size;
    };
    const earlierComplaints = Math.max(...brands.map(complaintsOf));
    const analysis = earlierComplaints === 0 ? first : pipeline.analyzer.analyze({ ...post, earlierComplaints });
    if (analysis.complaint.is) seen.push(...brands.map(({ id }) => ({ authorKey, brandId: id, postKeys })));
    return { analysis, brands: brandsOf(pipeline.brands, source, entry, analysis) };
  });
}

/** Where a source is about one brand alone, its reviews need not name it. */
export function isReviewOfBrand(source: Source, entry: Entry): boolean {
  return (entry.rating ?? null) !== null && source.brandIds.length === 1;
}

/** The brands that a post is a mention of. */
function brandsOf(brands: readonly Brand[], source: Source, entry: Entry, analysis: Analysis): Brand[] {
  const heard = brands.filter(({ id }) => source.brandIds.length === 0 || source.brandIds.includes(id));
  if (isReviewOfBrand(source, entry)) return heard;
  if (!isMention(analysis)) return [];
  const named = new Set(analysis.matches.filter(({ type }) => type === 'brand').map(({ brandId }) => brandId));
  return heard.filter(({ id }) => named.has(id));
}
