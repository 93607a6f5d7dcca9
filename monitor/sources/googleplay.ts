import { createSign } from 'node:crypto';
import { z } from 'zod';
import type { Entry } from '../../shared/model/entry.ts';
import { borrowToken, forgetToken } from '../listen/ask/access-tokens.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { makeAnswer, makeEntry } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** Name of your app's package. */
  packageName: z.string().regex(/^\w+(?:\.\w+)+$/, 'the name of the package, like "com.example.app"'),
  /** `client_email` and `private_key` of a service account that the Play Console lets read reviews. */
  clientEmail: z.email(),
  privateKey: z.string().includes('PRIVATE KEY', { error: 'the key in PEM, as in the file of the service account' }),
  /** Translate reviews into this language; absent: as they were written. */
  translateTo: z.string().min(2).optional(),
});
type GoogleplaySettings = z.output<typeof settings>;

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
/** Without reviews the answer is empty: what else stands in it is another interface. */
const answer = z.strictObject({
  reviews: z.array(z.unknown()).nullish(),
  tokenPagination: z.object({ nextPageToken: z.string().nullish() }).nullish(),
  pageInfo: z.unknown().optional(),
});
const instant = z.object({ seconds: z.string(), nanos: z.number().nullish() });
const comment = z.object({
  text: z.string(),
  lastModified: instant,
  starRating: z.number(),
  reviewerLanguage: z.string().nullish(),
  thumbsUpCount: z.number().nullish(),
});
const review = z.object({
  reviewId: z.string(),
  authorName: z.string().nullish(),
  comments: z
    .array(
      z.object({
        userComment: comment.nullish(),
        developerComment: z.object({ text: z.string(), lastModified: instant.nullish() }).nullish(),
      }),
    )
    .min(1),
});
const cursor = z.object({ newestAt: z.number() });

const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed assertion for a token (RFC 7523). */
function assertionFor(options: GoogleplaySettings, now: number): string {
  const issued = Math.floor(now / 1000);
  const claims = { iss: options.clientEmail, scope: SCOPE, aud: TOKEN_URL, iat: issued, exp: issued + 3600 };
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  const signature = createSign('RSA-SHA256').update(unsigned).sign(options.privateKey.replaceAll('\\n', '\n'));
  return `${unsigned}.${signature.toString('base64url')}`;
}

async function askToken(options: GoogleplaySettings, context: PollContext) {
  const response = await context.fetch(TOKEN_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: assertionFor(options, context.now),
    }).toString(),
    signal: context.signal,
  });
  const lent = readJsonAnswer(response, tokenAnswer, context.now);
  return { token: lent.access_token, seconds: lent.expires_in };
}

const readInstant = ({ seconds, nanos }: z.output<typeof instant>): number =>
  Number(seconds) * 1000 + Math.floor((nanos ?? 0) / 1_000_000);

function toReviews(found: z.output<typeof review>, packageName: string) {
  return found.comments.flatMap(({ userComment }) => {
    if (!userComment) return [];
    // Title and text are one field, with a tab between.
    const [title = '', ...rest] = userComment.text.includes('\t')
      ? userComment.text.split('\t')
      : ['', userComment.text];
    return makeEntry({
      id: found.reviewId,
      postKey: `google-play:${found.reviewId}`,
      link: `https://play.google.com/store/apps/details?id=${packageName}&reviewId=${encodeURIComponent(found.reviewId)}`,
      title: title.trim() || null,
      content: rest.join(' ').trim() || null,
      author: found.authorName ? { name: found.authorName, email: null, url: null } : null,
      publishedAt: readInstant(userComment.lastModified),
      lang: userComment.reviewerLanguage ?? null,
      rating: userComment.starRating,
      metrics: { likes: userComment.thumbsUpCount ?? null },
    });
  });
}

/** What the developer answered: the platform keeps one answer to a review. */
function toAnswers({ reviewId, comments }: z.output<typeof review>) {
  const said = comments.find(({ developerComment }) => developerComment)?.developerComment;
  if (!said) return [];
  const publishedAt = said.lastModified ? readInstant(said.lastModified) : null;
  return [makeAnswer({ to: `google-play:${reviewId}`, id: `${reviewId}#answer`, text: said.text, publishedAt })];
}

/** Reviews of your own app in Google Play, by the official interface. */
const googleplay: SourceType<GoogleplaySettings> = {
  id: 'googleplay',
  labels: { 'zh-CN': 'Google Play 评论（自家应用）', en: 'Google Play reviews (your own app)' },
  settings,
  example: {
    packageName: 'com.example.app',
    clientEmail: 'reader@project.iam.gserviceaccount.com',
    privateKey: '-----BEGIN PRIVATE KEY-----…',
  },
  notes: {
    'zh-CN': '需要 Play Console 授权的服务账号；只含最近 7 天的评论，每小时约 200 次读取，谷歌自身有数小时延迟。',
    en: "Needs a service account that the Play Console lets in; holds the last 7 days, about 200 reads an hour, and lags by hours on Google's side.",
  },
  async poll(source, context) {
    const options = source.settings;
    const key = `googleplay:${options.clientEmail}`;
    const token = await borrowToken(key, context.now, () => askToken(options, context));
    const knownAt = readCursor(context.memory.cursor, cursor)?.newestAt ?? null;
    let next: string | null = null;
    const answers: Entry[] = [];
    const list = await readBack(howFarBack(knownAt, context.since), async () => {
      const query: Record<string, string> = { maxResults: '100' };
      if (options.translateTo) query.translationLanguage = options.translateTo;
      if (next !== null) query.token = next;
      const url = `https://androidpublisher.googleapis.com/androidpublisher/v3/applications/${options.packageName}/reviews?${new URLSearchParams(query)}`;
      const response = await context.fetch(url, {
        headers: { authorization: `Bearer ${token}` },
        signal: context.signal,
      });
      if (response.status === 401) forgetToken(key);
      const found = readJsonAnswer(response, answer, context.now);
      const listed = readItems(found.reviews ?? [], review, context);
      answers.push(...listed.flatMap(toAnswers));
      const items = listed.flatMap((one) => toReviews(one, options.packageName));
      next = found.tokenPagination?.nextPageToken ?? null;
      const oldest = Math.min(...items.map(({ publishedAt }) => publishedAt ?? 0));
      return { items, oldest, hasMore: next !== null };
    });
    const newestAt = list.items.reduce((newest, { publishedAt }) => Math.max(newest, publishedAt ?? 0), knownAt ?? 0);
    return { entries: [...list.items, ...answers], cursor: { newestAt }, ...isAnyCut([list]) };
  },
};
export default googleplay;
