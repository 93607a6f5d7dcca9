import type { Analysis } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';

const QUIET: Analysis = {
  matches: [],
  sentiment: { label: 'neg', score: -0.7, confidence: 0.9 },
  complaint: { is: true, confidence: 0.9 },
  kind: 'complaint',
  topic: 'other',
  urgency: 'normal',
  level: 'yellow',
  flags: {
    safety: false,
    legal: false,
    media: false,
    amountYuan: 0,
    repeated: false,
    emotional: false,
    spam: false,
    resolved: false,
    question: false,
  },
  departments: ['service-supervisor', 'pr'],
  why: [],
};

type MentionWish = Omit<Partial<Mention>, 'analysis'> & { readonly analysis?: Partial<Analysis> };

/** A mention for a test: what matters is said, the rest is ordinary. `now` is the instant it was found. */
export function makeMention(number: number, now: number, wish: MentionWish = {}): Mention {
  const analysis: Analysis = { ...QUIET, ...wish.analysis };
  return {
    id: `m-${number}`,
    number,
    brandId: 'xinrui',
    sourceId: 'weibo-search',
    site: 'weibo',
    postKey: `weibo:${number}`,
    permalink: `https://weibo.com/100/${number}`,
    author: { name: `用户 ${number}`, email: null, url: `https://weibo.com/u/${number}`, followers: null },
    title: null,
    text: `新锐的第 ${number} 条投诉`,
    lang: 'zh',
    rating: null,
    metrics: null,
    urgency: analysis.urgency,
    level: analysis.level,
    state: 'open',
    claimedBy: null,
    answeredBy: null,
    answeredHow: null,
    dismissReason: null,
    publishedAt: now - 38_000,
    publishedTrusted: true,
    foundAt: now,
    toldAt: null,
    claimedAt: null,
    answeredAt: null,
    answerDueAt: now - 38_000 + 600_000,
    ticketId: null,
    storyId: null,
    storySize: 1,
    drill: false,
    ...wish,
    analysis,
  };
}
