import { TOPICS } from '../model/analysis.ts';
import type { Hits } from '../text/matcher.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How strongly the words speak for each of `TOPICS`: a longer word counts more, one inside a longer one of the same topic does not. */
export function countTopics(hits: Hits, vocabulary: Vocabulary, counts: Float64Array): Float64Array {
  counts.fill(0);
  covered.fill(0);
  for (let k = hits.count - 1; k >= 0; k--) {
    const term = hits.terms[k] as number;
    const topicBits = vocabulary.topicBits[term] as number;
    if (topicBits === 0) continue;
    const start = hits.starts[k] as number;
    const length = (hits.ends[k] as number) - start;
    for (let rest = topicBits; rest !== 0; rest &= rest - 1) {
      const topic = 31 - Math.clz32(rest & -rest);
      if (covered[topic] === start + 1) continue;
      counts[topic] = (counts[topic] as number) + Math.min(2, 0.5 + length / 4);
      covered[topic] = start + 1;
    }
  }
  return counts;
}

/** Where the last word of each topic begins, plus one. */
const covered = new Int32Array(TOPICS.length);
