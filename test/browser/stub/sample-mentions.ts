import type { Mention } from '../../../shared/model/mention.ts';
import { makeMention } from './make-mention.ts';

const MINUTE = 60_000;

function match(text: string, term: string, type = 'complaint') {
  const start = text.indexOf(term);
  return { type, term, start, end: start + term.length };
}

/** Made-up posts about a made-up brand, one for each thing that a card must show. */
export function sampleMentions(now: number): Mention[] {
  const smoke = '新锐手机充电的时候冒烟了！！！差点着火，吓死人，客服电话一直打不通，谁能管管';
  const line = '花了 8999 买的新锐，屏幕第一天就有绿线，退货还要我出运费，呵呵真会做生意';
  const slow = '新锐的物流能不能快点啊，显示已发货五天了还在原地';
  const small = '希望新锐出一个小屏版本，单手用不方便';
  const refund =
    'Still no refund from Xinrui after 3 weeks. Worst service ever, and the chat robot keeps sending me in circles.';
  return [
    makeMention(4131, now - 4 * MINUTE + 38_000, {
      text: smoke,
      author: { name: '西瓜味的风', email: null, url: 'https://weibo.com/u/1', followers: 21_000 },
      publishedAt: now - 4 * MINUTE - 19_000,
      answerDueAt: now + 5 * MINUTE + 41_000,
      toldAt: now - 4 * MINUTE + 41_000,
      state: 'claimed',
      claimedBy: 'p-wang',
      claimedAt: now - 3 * MINUTE,
      metrics: { reposts: 12, comments: 5, likes: 31 },
      storySize: 4,
      storyId: 's-1',
      analysis: {
        matches: [match(smoke, '新锐手机', 'brand'), match(smoke, '冒烟', 'safety'), match(smoke, '着火', 'safety')],
        sentiment: { label: 'neg', score: -0.91, confidence: 0.97 },
        topic: 'safety',
        urgency: 'critical',
        level: 'red',
        flags: { ...NO_FLAGS, safety: true, emotional: true },
        departments: ['service-supervisor', 'technical', 'pr'],
        why: [
          {
            rule: 'ESC-3',
            zh: '安全风险：“冒烟”“着火”，运营总监 10 分钟',
            en: 'Safety risk: “冒烟”, “着火”; operations director within 10 min',
            words: ['冒烟', '着火'],
          },
          {
            rule: 'CLS-5',
            zh: '情绪强烈：连续感叹号，“吓死人”',
            en: 'Strong emotion: exclamation marks, “吓死人”',
            words: ['！！！'],
          },
          { rule: 'CLS-7', zh: '公开投诉，同时通知公关', en: 'Public complaint: PR hears of it too' },
        ],
      },
    }),
    makeMention(4130, now - 3 * MINUTE, {
      site: 'xiaohongshu',
      text: line,
      author: { name: '阿柚不加糖', email: null, url: null, followers: 820 },
      permalink: 'https://www.xiaohongshu.com/explore/1',
      postKey: 'xiaohongshu:1',
      publishedAt: now - 4 * MINUTE - 48_000,
      answerDueAt: now + 5 * MINUTE + 12_000,
      metrics: { reposts: 3, likes: 18 },
      analysis: {
        matches: [match(line, '新锐', 'brand'), match(line, '8999', 'amount'), match(line, '退货')],
        topic: 'returns',
        urgency: 'important',
        level: 'orange',
        flags: { ...NO_FLAGS, repeated: true, amountYuan: 8999 },
        why: [{ rule: 'ESC-2', zh: '金额 ¥8,999 超过 1,000 元', en: '8,999 yuan at stake, more than 1,000' }],
      },
    }),
    makeMention(4125, now - 3 * MINUTE, {
      site: 'zhihu',
      text: smoke,
      author: { name: '转发的人', email: null, url: null },
      answerDueAt: now + 6 * MINUTE + 30_000,
      storyId: 's-1',
      storySize: 4,
      analysis: { matches: [match(smoke, '新锐手机', 'brand')], topic: 'safety', level: 'red' },
    }),
    makeMention(4129, now - 2 * MINUTE, {
      site: 'heimao',
      text: slow,
      author: { name: '用户 7731', email: null, url: null },
      publishedAt: now - 2 * MINUTE - 5_000,
      answerDueAt: now + 7 * MINUTE + 55_000,
      analysis: { matches: [match(slow, '新锐', 'brand')], topic: 'delivery', level: 'yellow' },
    }),
    makeMention(4126, now - 14 * MINUTE, {
      site: 'trustpilot',
      text: 'Two weeks and nobody answers my mails about the broken hinge. I will go to the consumer association next.',
      lang: 'en',
      rating: 1,
      author: { name: 'Marek D.', email: null, url: null },
      publishedAt: now - 12 * MINUTE,
      publishedTrusted: false,
      answerDueAt: now - 2 * MINUTE,
      analysis: { topic: 'quality', urgency: 'urgent', level: 'red', flags: { ...NO_FLAGS, legal: true } },
    }),
    makeMention(4128, now - 20 * MINUTE, {
      site: 'zhihu',
      text: small,
      author: { name: '林间有鹿', email: null, url: null },
      answerDueAt: now + 23 * 60 * MINUTE,
      analysis: {
        matches: [match(small, '新锐', 'brand')],
        sentiment: { label: 'neu', score: 0.12, confidence: 0.64 },
        complaint: { is: false, confidence: 0.8 },
        kind: 'suggestion',
        level: 'blue',
      },
    }),
    makeMention(4127, now - 40 * MINUTE, {
      site: 'bluesky',
      text: refund,
      lang: 'en',
      author: { name: '@mara.dev', email: null, url: null },
      state: 'answered',
      claimedBy: 'p-wang',
      claimedAt: now - 38 * MINUTE,
      answeredBy: 'p-wang',
      answeredHow: 'page',
      answerText: 'Sorry for the wait, Mara. Your refund is on its way; we wrote to you with the details.',
      publishedAt: now - 41 * MINUTE,
      answeredAt: now - 41 * MINUTE + 380_000,
      toldAt: now - 39 * MINUTE,
      analysis: { topic: 'returns', urgency: 'important', level: 'orange' },
    }),
  ];
}

const NO_FLAGS = {
  safety: false,
  legal: false,
  media: false,
  amountYuan: 0,
  repeated: false,
  emotional: false,
  spam: false,
  resolved: false,
  question: false,
};
