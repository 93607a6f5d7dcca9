import { sql } from 'kysely';
import { LEVELS, type Level } from '../../../shared/model/analysis.ts';
import { MENTION_STATES, type MentionState } from '../../../shared/model/mention.ts';
import type { StoryNumbers } from '../../../shared/model/story.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';

const MINUTE_MS = 60_000;
/** Lengths of a stretch that people can read; the shortest is taken that needs no more than `MOST_STRETCHES`. */
const STRETCHES_MS = [10, 60, 6 * 60, 24 * 60].map((minutes) => minutes * MINUTE_MS);
const MOST_STRETCHES = 48;

/** What a story's level and spread are made of. @throws StoreError `not-found` for one without posts. */
export async function readStoryNumbers(db: Db, storyId: string): Promise<StoryNumbers> {
  const posts = db.selectFrom('mentions').where('storyId', '=', storyId);
  const whole = await posts
    .select((eb) => [
      eb.fn.countAll<number>().as('posts'),
      sql<number>`count(distinct coalesce("authorKey", "author" ->> 'name'))`.as('authors'),
      eb.fn.min('publishedAt').as('publishedAt'),
      eb.fn.max('publishedAt').as('lastAt'),
      eb.fn.min('foundAt').as('foundAt'),
      eb.fn.min('toldAt').as('toldAt'),
      eb.fn.min('answeredAt').as('answeredAt'),
    ])
    .executeTakeFirstOrThrow();
  if (Number(whole.posts) === 0) throw new StoreError('not-found', `Story ${storyId} has no posts.`);
  const count = (column: 'level' | 'state' | 'site') =>
    posts
      .select((eb) => [`${column} as value`, eb.fn.countAll<number>().as('count')])
      .groupBy(column)
      .execute();
  const sites = (await count('site')).map(({ value, count: n }) => ({ site: value, count: Number(n) }));
  const span = Number(whole.lastAt) - Number(whole.publishedAt);
  const stretchMs = STRETCHES_MS.find((one) => span / one < MOST_STRETCHES) ?? Math.max(...STRETCHES_MS);
  const series = await posts
    .select((eb) => [
      sql<number>`"publishedAt" / cast(${stretchMs} as bigint)`.as('stretch'),
      eb.fn.countAll<number>().as('posts'),
    ])
    // By its name: PostgreSQL takes an expression with a parameter for another one each time it stands there.
    .groupBy('stretch')
    .orderBy('stretch')
    .execute();
  return {
    posts: Number(whole.posts),
    authors: Number(whole.authors),
    levels: tally<Level>(LEVELS, await count('level')),
    states: tally<MentionState>(MENTION_STATES, await count('state')),
    sites: sites.sort((a, b) => b.count - a.count || (a.site < b.site ? -1 : 1)),
    first: {
      publishedAt: whole.publishedAt,
      foundAt: whole.foundAt,
      toldAt: whole.toldAt,
      answeredAt: whole.answeredAt,
    },
    series: series.map((one) => ({ at: Number(one.stretch) * stretchMs, posts: Number(one.posts) })),
    stretchMs,
  };
}

function tally<T extends string>(
  names: readonly T[],
  rows: readonly { readonly value: string; readonly count: number }[],
): Record<T, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<T, number>;
  for (const { value, count } of rows) counts[value as T] = Number(count);
  return counts;
}
