import type { AnalysisFlags, Reason } from '../model/analysis.ts';
import type { FoundFlags } from './flags.ts';
import type { Judgement } from './judgement.ts';
import type { LexiconScore } from './lexicon-score.ts';
import triagePolicy from './policies/triage.json' with { type: 'json' };
import type { Post } from './post.ts';
import { isPriority } from './priority-topics.ts';
import type { TriageThresholds } from './triage-thresholds.ts';

export interface ReasonsInput {
  readonly judgement: Judgement;
  /** The flags as the judgement left them. */
  readonly flags: AnalysisFlags;
  readonly found: FoundFlags;
  readonly score: LexiconScore;
  readonly post: Post;
  readonly thresholds: TriageThresholds;
}

const SENTIMENT_NAMES = { neg: ['负面', 'negative'], neu: ['中性', 'neutral'], pos: ['正面', 'positive'] } as const;

/** Why the post was judged so, the weightiest reason first, in words that a person can check against the post. */
export function listReasons({ judgement, flags, found, score, post, thresholds }: ReasonsInput): Reason[] {
  const { words } = found;
  const reasons: Reason[] = [];
  const add = (rule: string, zh: string, en: string, because?: readonly string[]): void => {
    reasons.push(because === undefined || because.length === 0 ? { rule, zh, en } : { rule, zh, en, words: because });
  };
  if (flags.safety && found.judgedDangerous) {
    add('ESC-3', '读起来像有安全风险，请人工确认', 'Reads like a safety risk: a person should confirm', words.safety);
  } else if (flags.safety) add('ESC-3', '涉及安全风险', 'A safety risk is named', words.safety);
  if (flags.legal) add('CLS-5', '提到法律途径', 'Legal action is named', words.legal);
  if (flags.media) add('CLS-5', '提到媒体或监管部门', 'Media or a regulator is named', words.media);
  if (flags.amountYuan > thresholds.amountAtStakeYuan) {
    const yuan = Math.round(flags.amountYuan);
    add('ESC-2', `涉及金额约 ${yuan} 元`, `About ${yuan} yuan are at stake`);
  }
  if (flags.repeated) {
    const earlier = post.earlierComplaints ?? 0;
    if (earlier > 0) add('ESC-2', `此前已投诉 ${earlier} 次`, `Complained ${earlier} times before`, words.repeated);
    else add('ESC-2', '提到不止一次', 'Says that it was not the first time', words.repeated);
  }
  if (flags.emotional) add('CLS-5', '情绪强烈', 'Strong emotion', words.emotional);
  if ((post.followers ?? 0) >= thresholds.reachFollowers) {
    add('ESC-3', `粉丝 ${post.followers} 人`, `${post.followers} followers`);
  }
  const rating = post.rating ?? null;
  if (rating !== null && rating <= thresholds.lowRating) {
    add('SLA-REVIEW', `${rating} 星，算差评`, `${rating} ${rating === 1 ? 'star' : 'stars'}: a bad review`);
  }
  if (judgement.complaint && isPriority(judgement)) {
    add('CLS-6', '账户与数据安全类投诉优先处理', 'A complaint about account or data security goes first');
  }
  if (flags.spam)
    add(
      'analyze.spam',
      '像广告、抽奖或新闻，不是顾客在说话',
      'Reads as advertisement or news, not a customer',
      words.spam,
    );
  if (judgement.complaint) {
    const percent = Math.round(judgement.complaintConfidence * 100);
    add('SOC-1', `判断为投诉（${percent}%）`, `Judged a complaint (${percent} %)`, score.negative);
  }
  if (flags.resolved) add('analyze.resolved', '作者说已解决', 'The author says that it is solved', words.resolved);
  const [zh, en] = SENTIMENT_NAMES[judgement.sentiment];
  const shown = judgement.sentiment === 'pos' ? score.positive : judgement.sentiment === 'neg' ? score.negative : [];
  add('analyze.sentiment', `情感${zh}`, `Sentiment ${en}`, shown);
  if (judgement.sentimentConfidence < triagePolicy.lookConfidence.value) {
    add('analyze.confidence', '把握不大，请人工看一眼', 'Not sure: a person should look');
  }
  return reasons;
}
