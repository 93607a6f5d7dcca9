import { z } from 'zod';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { instantOf, makeAnswer, makeEntry } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** Key of the business interface. */
  apiKey: z.string().min(1),
  /** The domain under which the company is reviewed: `example.com`. */
  domain: z.string().regex(/^[\w-]+(?:\.[\w-]+)+$/, 'a domain, like "example.com"'),
});
type TrustpilotSettings = z.output<typeof settings>;

const unit = z.object({ id: z.string() });
const answer = z.object({ reviews: z.array(z.unknown()) });
const review = z.object({
  id: z.string(),
  stars: z.number(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  language: z.string().nullish(),
  createdAt: z.string(),
  updatedAt: z.string().nullish(),
  consumer: z.object({ id: z.string().nullish(), displayName: z.string().nullish() }).nullish(),
  numberOfLikes: z.number().nullish(),
  companyReply: z
    .object({ text: z.string().nullish(), createdAt: z.string().nullish(), updatedAt: z.string().nullish() })
    .nullish(),
});
const cursor = z.object({ domain: z.string(), unitId: z.string(), newestAt: z.number().nullable() });

const API = 'https://api.trustpilot.com/v1/business-units';
const PAGE = 100;

function toReview(found: z.output<typeof review>) {
  const consumer = found.consumer;
  return makeEntry({
    id: found.id,
    postKey: `trustpilot:${found.id}`,
    link: `https://www.trustpilot.com/reviews/${found.id}`,
    title: found.title ?? null,
    content: found.text ?? null,
    author: consumer
      ? {
          name: consumer.displayName ?? null,
          email: null,
          url: consumer.id ? `https://www.trustpilot.com/users/${consumer.id}` : null,
          id: consumer.id ?? null,
        }
      : null,
    publishedAt: instantOf(found.createdAt),
    updatedAt: instantOf(found.updatedAt),
    lang: found.language ?? null,
    rating: found.stars,
    metrics: { likes: found.numberOfLikes ?? null },
  });
}

/** What the company answered: one answer to a review. */
function toAnswers({ id, companyReply: said }: z.output<typeof review>) {
  if (!said?.text) return [];
  const publishedAt = instantOf(said.createdAt ?? said.updatedAt);
  return [makeAnswer({ to: `trustpilot:${id}`, id: `${id}#answer`, text: said.text, publishedAt })];
}

async function readReviews(apiKey: string, unitId: string, newestAt: number | null, context: PollContext) {
  const back = howFarBack(newestAt, context.since);
  let page = 0;
  return readBack(back, async () => {
    page += 1;
    const query = new URLSearchParams({ perPage: String(PAGE), page: String(page), orderBy: 'createdat.desc' });
    // What is older it leaves out by itself.
    if (back.until !== null) query.set('startDateTime', new Date(back.until).toISOString());
    const response = await context.fetch(`${API}/${unitId}/reviews?${query}`, {
      headers: { apikey: apiKey },
      signal: context.signal,
    });
    const { reviews } = readJsonAnswer(response, answer, context.now);
    const items = readItems(reviews, review, context);
    return { items, oldest: Number.POSITIVE_INFINITY, hasMore: reviews.length === PAGE };
  });
}

/** Reviews of a company on Trustpilot, by the business interface. */
const trustpilot: SourceType<TrustpilotSettings> = {
  id: 'trustpilot',
  labels: { 'zh-CN': 'Trustpilot 评论', en: 'Trustpilot reviews' },
  settings,
  example: { apiKey: 'your key', domain: 'example.com' },
  notes: {
    'zh-CN': '需要 Trustpilot 商家接口密钥；每 5 分钟 833 次，每小时 10,000 次。',
    en: 'Needs a key of the business interface; 833 requests in 5 minutes, 10,000 an hour.',
  },
  async poll(source, context) {
    const { apiKey, domain } = source.settings;
    const saved = readCursor(context.memory.cursor, cursor);
    const known = saved?.domain === domain ? saved : null;
    const find = async () => {
      const response = await context.fetch(`${API}/find?${new URLSearchParams({ name: domain })}`, {
        headers: { apikey: apiKey },
        signal: context.signal,
      });
      return readJsonAnswer(response, unit, context.now).id;
    };
    const unitId = known?.unitId ?? (await find());
    const list = await readReviews(apiKey, unitId, known?.newestAt ?? null, context);
    const newestAt = list.items.reduce<number | null>(
      (newest, { createdAt }) => Math.max(newest ?? 0, instantOf(createdAt) ?? 0),
      known?.newestAt ?? null,
    );
    const entries = [...list.items.map(toReview), ...list.items.flatMap(toAnswers)];
    return { entries, cursor: { domain, unitId, newestAt }, ...isAnyCut([list]) };
  },
};
export default trustpilot;
