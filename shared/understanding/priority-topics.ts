import type { Topic } from '../model/analysis.ts';
import triagePolicy from './policies/triage.json' with { type: 'json' };

const PRIORITY: ReadonlySet<string> = new Set(triagePolicy.priorityTopics.value);

/** CLS-6: a complaint about this goes first. Dangers go before it by their flag (ESC-3). */
export function isPriority({ topic }: { readonly topic: Topic }): boolean {
  return PRIORITY.has(topic);
}
