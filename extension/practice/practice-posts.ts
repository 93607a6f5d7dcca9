import type { Level } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Labels, Language } from '../../shared/model/labels.ts';
import { say } from '../i18n/say.ts';

/** A post that stands on the extension's own practice page. Brand and people are invented. */
export interface PracticePost {
  readonly id: string;
  readonly author: Labels;
  readonly handle: string;
  readonly text: Labels;
  readonly minutesAgo: number;
  /** Null: nothing that needs an answer, and so no clock. */
  readonly level: Level | null;
}

/** An answer is due so long after the post (SOC-1). */
export const ANSWER_WITHIN_MS = 10 * 60_000;

/** One to answer at once, one that may be answered after it, and one that is nobody's business. */
export const PRACTICE_POSTS: readonly PracticePost[] = [
  {
    id: 'kettle-smoke',
    author: say('早八人小鹿', 'Early Bird Ella'),
    handle: 'early-bird',
    text: say(
      '云朵电水壶烧到一半冒烟了！插座都熏黑了，打客服六遍没人接，这种东西也敢卖？',
      'My Cloudlet kettle started smoking halfway through a boil! The socket is black, I called support six times and nobody picked up. How is this even on sale?',
    ),
    minutesAgo: 2,
    level: 'red',
  },
  {
    id: 'refund-late',
    author: say('一颗小栗子', 'Chestnut'),
    handle: 'chestnut',
    text: say(
      '云朵商城的退款拖了十一天，每次问都说“正在加急”，到底什么时候到账？',
      'Eleven days and still no refund from the Cloudlet store. Every time I ask it is “being expedited”. When will I get my money?',
    ),
    minutesAgo: 4,
    level: 'orange',
  },
  {
    id: 'river-evening',
    author: say('数码阿杰', 'Jay'),
    handle: 'jay',
    text: say(
      '下班骑车去江边拍了一组夕阳，风有点大，但是值得。',
      'Cycled to the river after work and caught the sunset. Windy, and well worth it.',
    ),
    minutesAgo: 26,
    level: null,
  },
];

/** The brand that the posts are about. */
export function practiceBrand(language: Language): Brand {
  const name = say('云朵', 'Cloudlet')[language];
  return { id: 'practice', name, aliases: [], exclusions: [], context: [], ownAccounts: [], hotlines: [] };
}
