import type { Analysis, AnalysisFlags, Level, Match, Reason, Urgency } from '../model/analysis.ts';
import type { FoundFlags } from './flags.ts';
import type { Judgement } from './judgement.ts';
import type { LexiconScore } from './lexicon-score.ts';
import triagePolicy from './policies/triage.json' with { type: 'json' };
import type { Post } from './post.ts';
import { isPriority } from './priority-topics.ts';
import { listReasons } from './reasons.ts';
import type { TriageThresholds } from './triage-thresholds.ts';

export interface TriageInput {
  readonly judgement: Judgement;
  readonly flags: FoundFlags;
  /** What the rules changed. */
  readonly ruled: readonly Reason[];
  readonly score: LexiconScore;
  readonly post: Post;
  /** What is marked in the post. */
  readonly matches: readonly Match[];
  readonly thresholds: TriageThresholds;
}

/** Turns judgement and flags into kind, urgency, level, departments and reasons, by the rules of the service handbook. */
export function triage(input: TriageInput): Analysis {
  const { judgement, post, thresholds } = input;
  const flags: { -readonly [Key in keyof AnalysisFlags]: AnalysisFlags[Key] } = { ...input.flags.flags };
  flags.emotional = judgement.emotional;
  flags.spam = judgement.spam;
  flags.resolved &&= !judgement.complaint;
  const urgency = decideUrgency(judgement, flags, post, thresholds);
  const level = decideLevel(judgement, flags, urgency);
  const why = listReasons({ judgement, flags, found: input.flags, score: input.score, post, thresholds });
  if (input.ruled.length > 0) why.push(...input.ruled);
  return {
    matches: input.matches,
    sentiment: {
      label: judgement.sentiment,
      score: roundShare(judgement.score),
      confidence: roundShare(judgement.sentimentConfidence),
    },
    complaint: { is: judgement.complaint, confidence: roundShare(judgement.complaintConfidence) },
    kind: judgement.kind,
    topic: judgement.topic,
    urgency,
    level,
    flags,
    departments: listDepartments(judgement, flags, input.matches),
    why,
  };
}

function decideUrgency(judgement: Judgement, flags: AnalysisFlags, post: Post, thresholds: TriageThresholds): Urgency {
  if (flags.spam && !flags.safety) return 'normal';
  const atStake = flags.amountYuan > thresholds.amountAtStakeYuan;
  const wide = (post.followers ?? 0) >= thresholds.reachFollowers;
  if (flags.safety && judgement.sentiment !== 'pos' && !flags.spam) return 'critical';
  if (judgement.complaint && isPriority(judgement)) return 'urgent';
  if (judgement.complaint && (flags.legal || flags.media || wide)) return 'urgent';
  if (judgement.complaint && (flags.repeated || atStake || flags.emotional)) return 'important';
  if (flags.safety) return 'important';
  return 'normal';
}

function decideLevel(judgement: Judgement, flags: AnalysisFlags, urgency: Urgency): Level {
  if (urgency === 'critical' || urgency === 'urgent') return 'red';
  if (urgency === 'important') return 'orange';
  if (flags.spam) return 'blue';
  return judgement.complaint || judgement.sentiment === 'neg' ? 'yellow' : 'blue';
}

function listDepartments(judgement: Judgement, flags: AnalysisFlags, matches: readonly Match[]): readonly string[] {
  const departments: string[] = [...triagePolicy.kindDepartments.value[judgement.kind]];
  if (!judgement.complaint) return departments;
  const byTopic: Readonly<Record<string, string>> = triagePolicy.topicDepartments.value;
  const add = (department: string | undefined): void => {
    if (department !== undefined && !departments.includes(department)) departments.push(department);
  };
  add('service-supervisor');
  add(byTopic[judgement.topic]);
  if (matches.some(({ type }) => type === 'brand')) add('pr');
  if (flags.legal || flags.media) add('legal');
  return departments;
}

/** Four digits: what lies beyond is noise and only fills the record. */
function roundShare(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
