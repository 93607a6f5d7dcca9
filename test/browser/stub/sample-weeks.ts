import type { Kind, Topic } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { makeMention } from './make-mention.ts';

const HOUR = 3_600_000;
const TOPICS: readonly Topic[] = ['quality', 'delivery', 'returns', 'attitude', 'system', 'price'];
const SITES = ['weibo', 'xiaohongshu', 'zhihu', 'heimao', 'trustpilot'] as const;
const PEOPLE = ['p-wang', 'p-chen', 'p-zhou'] as const;

/** Two weeks of made-up mentions with a day's rhythm and one burst, the same every time for one `now`. */
export function sampleWeeks(now: number, count = 900): Mention[] {
  let state = 7;
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return Array.from({ length: count }, (_, index) => {
    const burst = index % 9 === 0;
    const hoursAgo = burst ? 60 + random() * 6 : random() * 336;
    const publishedAt = Math.round(now - hoursAgo * HOUR - 30_000);
    const topic = burst ? 'quality' : (TOPICS[Math.floor(random() ** 1.5 * TOPICS.length)] ?? 'other');
    const negative = burst || random() < 0.35;
    const kind: Kind = negative ? 'complaint' : random() < 0.5 ? 'inquiry' : 'praise';
    const foundAt = publishedAt + Math.round(20_000 + random() * 80_000);
    const toldAt = foundAt + Math.round(2_000 + random() * 30_000);
    const claimedAt = toldAt + Math.round(20_000 + random() * 100_000);
    const answered = random() < 0.99;
    const slow = random() < (hoursAgo < 168 ? 0.04 : 0.08);
    const person = PEOPLE[Math.floor(random() ** 1.4 * PEOPLE.length)] ?? 'p-wang';
    const site = SITES[Math.floor(random() ** 1.3 * SITES.length)] ?? 'weibo';
    return makeMention(6_000 + index, foundAt, {
      site,
      publishedAt,
      toldAt,
      claimedAt: answered ? claimedAt : null,
      answeredAt: answered ? claimedAt + Math.round(slow ? 700_000 : 30_000 + random() * 150_000) : null,
      answeredBy: answered ? person : null,
      answeredHow: answered ? 'page' : null,
      claimedBy: answered ? person : null,
      state: answered ? 'answered' : 'open',
      answerDueAt: kind === 'praise' ? null : publishedAt + 600_000,
      rating: site === 'trustpilot' ? (negative ? 1 + Math.floor(random() * 2) : 5) : null,
      text: burst ? `新锐屏幕绿线，第 ${index} 个人这么说` : `新锐第 ${index} 条`,
      analysis: {
        kind,
        topic,
        complaint: { is: negative, confidence: 0.9 },
        sentiment: { label: negative ? 'neg' : 'neu', score: negative ? -0.8 : 0.1, confidence: 0.9 },
        level: negative ? 'orange' : 'blue',
        urgency: negative ? 'important' : 'normal',
      },
    });
  });
}
