import { z } from 'zod';
import type { SafeResponse } from '../fetch/safe-fetch.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { SourceRefusal, sayBoth } from '../listen/ask/source-refusal.ts';
import { instantOf, makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import { zoneOffsetMinutes } from '../listen/read/zone-offset.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** Key of the YouTube Data API v3. */
  apiKey: z.string().min(1),
  /** Comments under every video of these channels (`UC…`). */
  channelIds: z.array(z.string().regex(/^UC[\w-]{22}$/, 'a channel id, like "UC_x5XG1OV2P6uZZ5FSM9Ttw"')).default([]),
  /** Comments under these videos. */
  videoIds: z.array(z.string().regex(/^[\w-]{11}$/, 'a video id of 11 characters')).default([]),
});
type YoutubeSettings = z.output<typeof settings>;

const answer = z.object({ items: z.array(z.unknown()), nextPageToken: z.string().nullish() });
const comment = z.object({
  id: z.string(),
  snippet: z.object({
    textDisplay: z.string(),
    authorDisplayName: z.string().nullish(),
    authorChannelUrl: z.string().nullish(),
    authorChannelId: z.object({ value: z.string() }).nullish(),
    likeCount: z.number().nullish(),
    publishedAt: z.string(),
    updatedAt: z.string().nullish(),
    parentId: z.string().nullish(),
  }),
});
type Comment = z.output<typeof comment>;
const thread = z.object({
  snippet: z.object({ videoId: z.string().nullish(), topLevelComment: comment, totalReplyCount: z.number().nullish() }),
  replies: z.object({ comments: z.array(z.unknown()) }).nullish(),
});
/** Newest comment that was seen, epoch ms, by channel or video. */
const cursor = z.record(z.string(), z.number());

const DAY_MS = 86_400_000;
const watch = (videoId: string | null | undefined, commentId: string): string =>
  `https://www.youtube.com/watch?v=${videoId ?? ''}&lc=${commentId}`;

function toEntry(found: Comment, videoId: string | null | undefined, replies: number | null) {
  const { snippet } = found;
  const updatedAt = instantOf(snippet.updatedAt);
  const publishedAt = instantOf(snippet.publishedAt);
  return makeEntry({
    id: found.id,
    postKey: `youtube:${found.id}`,
    link: watch(videoId, found.id),
    content: textOfHtml(snippet.textDisplay),
    author: {
      name: snippet.authorDisplayName ?? null,
      email: null,
      url: snippet.authorChannelUrl ?? null,
      id: snippet.authorChannelId?.value ?? null,
    },
    publishedAt,
    updatedAt: updatedAt === publishedAt ? null : updatedAt,
    metrics: { likes: snippet.likeCount ?? null, comments: replies },
    ...(snippet.parentId ? { replyTo: watch(videoId, snippet.parentId) } : {}),
  });
}

function readThread(found: z.output<typeof thread>, context: PollContext) {
  const { videoId, topLevelComment, totalReplyCount } = found.snippet;
  const replies = readItems(found.replies?.comments ?? [], comment, context);
  return [
    toEntry(topLevelComment, videoId, totalReplyCount ?? null),
    ...replies.map((reply) => toEntry(reply, videoId, null)),
  ];
}

/** Google says that the day's quota is spent with a 403 like that of a wrong key; the day is that of California. */
function refuseIfSpent({ status, body }: SafeResponse, now: number): void {
  if (status !== 403 || !/quotaExceeded|dailyLimitExceeded/.test(Buffer.from(body).toString('utf8'))) return;
  const localMs = now + (zoneOffsetMinutes('America/Los_Angeles', now) ?? 0) * 60_000;
  const waitSeconds = Math.ceil((DAY_MS - (localMs % DAY_MS)) / 1000);
  const message = sayBoth(
    '403：今天的配额已用完，加州时间午夜恢复',
    'the quota of the day is used up; it is whole again at midnight in California',
  );
  throw new SourceRefusal(message, { waitSeconds });
}

async function readOn(key: string, scope: Record<string, string>, knownAt: number | null, context: PollContext) {
  let pageToken: string | null = null;
  return readBack(howFarBack(knownAt, context.since), async () => {
    const query: Record<string, string> = { ...scope, part: 'snippet,replies', order: 'time', maxResults: '100', key };
    if (pageToken !== null) query.pageToken = pageToken;
    const url = `https://www.googleapis.com/youtube/v3/commentThreads?${new URLSearchParams(query)}`;
    const response = await context.fetch(url, { signal: context.signal });
    refuseIfSpent(response, context.now);
    const found = readJsonAnswer(response, answer, context.now);
    const items = readItems(found.items, thread, context).flatMap((one) => readThread(one, context));
    pageToken = found.nextPageToken ?? null;
    const oldest = Math.min(...items.map(({ publishedAt }) => publishedAt ?? Number.POSITIVE_INFINITY));
    return { items, oldest, hasMore: pageToken !== null };
  });
}

/** Comments under videos, by the official interface. */
const youtube: SourceType<YoutubeSettings> = {
  id: 'youtube',
  labels: { 'zh-CN': 'YouTube 评论', en: 'YouTube comments' },
  settings: settings.refine(({ channelIds, videoIds }) => channelIds.length + videoIds.length > 0, {
    error: 'at least one channel or video',
  }),
  example: { apiKey: 'AIza…', channelIds: ['UC_x5XG1OV2P6uZZ5FSM9Ttw'], videoIds: [] },
  notes: {
    'zh-CN': '需要 YouTube Data API 密钥；每天 10,000 点，每次读取评论 1 点。新视频本身请用频道的订阅源。',
    en: 'Needs a key of the YouTube Data API; 10,000 units a day, one for each page of comments. For new videos use the feed of the channel.',
  },
  async poll(source, context) {
    const { apiKey, channelIds, videoIds } = source.settings;
    const scopes: [string, Record<string, string>][] = [
      ...channelIds.map((id): [string, Record<string, string>] => [id, { allThreadsRelatedToChannelId: id }]),
      ...videoIds.map((id): [string, Record<string, string>] => [id, { videoId: id }]),
    ];
    const seen: Record<string, number> = { ...readCursor(context.memory.cursor, cursor) };
    const lists = [];
    for (const [id, scope] of scopes) {
      const found = await readOn(apiKey, scope, seen[id] ?? null, context);
      seen[id] = found.items.reduce((newest, { publishedAt }) => Math.max(newest, publishedAt ?? 0), seen[id] ?? 0);
      lists.push(found);
    }
    return { entries: lists.flatMap(({ items }) => items), cursor: seen, ...isAnyCut(lists) };
  },
};
export default youtube;
