import type { SlaPolicy } from '../../../shared/service/sla-policy.ts';
import { readMentionPolicies } from '../../desk/read-policies.ts';
import type { Pipeline } from '../pipeline.ts';

/**
 * Takes over what an administrator changed of the public answer's deadline since the start (SLA-SOCIAL): a shorter one is of no use while sources
 * are still asked for the longer. The shortest of its urgencies counts, as nobody knows how urgent a post is before it was found.
 */
export async function followWindow(pipeline: Pipeline): Promise<void> {
  const policies = await readMentionPolicies(pipeline.db, pipeline.slaPolicies);
  const isAnswer = ({ id }: SlaPolicy) => id === 'social-answer';
  // Without such a clock, sources are asked for the window of the configuration.
  const minutes = Object.values((policies.find(isAnswer) ?? pipeline.slaPolicies.find(isAnswer))?.minutes ?? {});
  if (minutes.length === 0) return;
  const windowMs = Math.min(...minutes) * 60_000;
  if (windowMs !== pipeline.pollPolicy.windowMs) pipeline.pollPolicy = { ...pipeline.pollPolicy, windowMs };
}
