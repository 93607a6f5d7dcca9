import { z } from 'zod';
import { borrowToken, forgetToken } from '../listen/ask/access-tokens.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { keyOfReview } from '../listen/post-key.ts';
import { instantOf, makeAnswer, makeEntry } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** OAuth client and the refresh token of an account that manages the business profile. */
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  refreshToken: z.string().min(1),
  /** Numbers of the account and of its places. */
  accountId: z.string().regex(/^\d+$/, 'the number of the account'),
  locationIds: z.array(z.string().regex(/^\d+$/, 'the number of a place')).min(1),
});
type GoogleBusinessSettings = z.output<typeof settings>;

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
/** Without reviews the answer is empty: what else stands in it is another interface. */
const answer = z.strictObject({
  reviews: z.array(z.unknown()).nullish(),
  nextPageToken: z.string().nullish(),
  averageRating: z.number().nullish(),
  totalReviewCount: z.number().nullish(),
});
const STARS: Readonly<Record<string, number>> = { ONE: 1, TWO: 2, THREE: 3, FOUR: 4, FIVE: 5 };
const review = z.object({
  reviewId: z.string(),
  reviewer: z.object({ displayName: z.string().nullish() }).nullish(),
  starRating: z.string(),
  comment: z.string().nullish(),
  createTime: z.string(),
  updateTime: z.string().nullish(),
  reviewReply: z.object({ comment: z.string().nullish(), updateTime: z.string().nullish() }).nullish(),
});
/** Newest change that was seen, epoch ms, by place. */
const cursor = z.record(z.string(), z.number());

/** Google adds its own translation behind the original, or the original behind it. */
function originalText(comment: string | null | undefined): string | null {
  const text = comment ?? '';
  const original = /\(Original\)\s*([\s\S]+)$/.exec(text)?.[1];
  return (original ?? text.replace(/\s*\(Translated by Google\)[\s\S]*$/, '')).trim() || null;
}

function toReview(found: z.output<typeof review>) {
  const createdAt = instantOf(found.createTime);
  const updatedAt = instantOf(found.updateTime);
  const rating = STARS[found.starRating];
  const entry = makeEntry({
    id: found.reviewId,
    postKey: `google-business:${found.reviewId}`,
    content: originalText(found.comment),
    author: found.reviewer?.displayName ? { name: found.reviewer.displayName, email: null, url: null } : null,
    publishedAt: createdAt,
    updatedAt: updatedAt === createdAt ? null : updatedAt,
    ...(rating === undefined ? {} : { rating }),
  });
  const said = keyOfReview('google', entry);
  return said === null ? entry : { ...entry, otherKeys: [said] };
}

/** What the owner of the place answered: one answer to a review. */
function toAnswers({ reviewId, reviewReply: said }: z.output<typeof review>) {
  const text = originalText(said?.comment);
  if (!said || text === null) return [];
  const to = `google-business:${reviewId}`;
  return [makeAnswer({ to, id: `${reviewId}#answer`, text, publishedAt: instantOf(said.updateTime) })];
}

async function askToken(options: GoogleBusinessSettings, context: PollContext) {
  const response = await context.fetch('https://oauth2.googleapis.com/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: options.clientId,
      client_secret: options.clientSecret,
      refresh_token: options.refreshToken,
    }).toString(),
    signal: context.signal,
  });
  const lent = readJsonAnswer(response, tokenAnswer, context.now);
  return { token: lent.access_token, seconds: lent.expires_in };
}

async function readPlace(options: GoogleBusinessSettings, place: string, knownAt: number | null, context: PollContext) {
  const key = `google-business:${options.clientId}:${options.accountId}`;
  const token = await borrowToken(key, context.now, () => askToken(options, context));
  let next: string | null = null;
  return readBack(howFarBack(knownAt, context.since), async () => {
    const query: Record<string, string> = { pageSize: '50', orderBy: 'updateTime desc' };
    if (next !== null) query.pageToken = next;
    const path = `accounts/${options.accountId}/locations/${place}/reviews`;
    const url = `https://mybusiness.googleapis.com/v4/${path}?${new URLSearchParams(query)}`;
    const response = await context.fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: context.signal,
    });
    if (response.status === 401) forgetToken(key);
    const found = readJsonAnswer(response, answer, context.now);
    const items = readItems(found.reviews ?? [], review, context);
    next = found.nextPageToken ?? null;
    const oldest = Math.min(...items.map((one) => instantOf(one.updateTime ?? one.createTime) ?? 0));
    return { items, oldest, hasMore: next !== null };
  });
}

/** Reviews of your own places on Google Maps and Search. */
const googleBusiness: SourceType<GoogleBusinessSettings> = {
  id: 'google-business',
  labels: { 'zh-CN': 'Google 商家资料评论', en: 'Google Business Profile reviews' },
  settings,
  example: { clientId: 'id', clientSecret: 'secret', refreshToken: '1//…', accountId: '111', locationIds: ['222'] },
  notes: {
    'zh-CN': '需要谷歌批准使用商家资料接口，并以管理该商家的账号授权；接口不提供单条评论的网址。',
    en: 'Google must grant the use of the Business Profile interface; authorise with an account that manages the profile. It names no address for a single review.',
  },
  async poll(source, context) {
    const options = source.settings;
    const seen: Record<string, number> = { ...readCursor(context.memory.cursor, cursor) };
    const lists = [];
    for (const place of options.locationIds) {
      const list = await readPlace(options, place, seen[place] ?? null, context);
      const instants = list.items.map((one) => instantOf(one.updateTime ?? one.createTime) ?? 0);
      seen[place] = Math.max(seen[place] ?? 0, ...instants);
      lists.push(list);
    }
    const found = lists.flatMap(({ items }) => items);
    const entries = [...found.map(toReview), ...found.flatMap(toAnswers)];
    return { entries, cursor: seen, ...isAnyCut(lists) };
  },
};
export default googleBusiness;
