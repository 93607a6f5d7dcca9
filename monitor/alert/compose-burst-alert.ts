import type { BurstRecord } from '../../shared/model/burst.ts';
import type { AlertContent } from '../store/alerts.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };

/** Negative posts burst: what it is about and the numbers that made the level. */
export function composeBurstAlert(burst: BurstRecord, brandName: string): AlertContent {
  const topic = burst.topic === 'all' ? labels.burstAll : labels.topics[burst.topic];
  const { minutes, count, chance } = burst;
  return {
    kind: 'burst',
    level: burst.level,
    headline: fillLabels(labels.burst, { topic }),
    excerpt: null,
    author: null,
    site: null,
    permalink: null,
    brand: brandName,
    reasons: [
      fillLabels(labels.burstNumbers, {
        minutes,
        count,
        expected: roundCount(burst.expected),
        ratio: roundCount(burst.ratio),
      }),
      fillLabels(labels.burstChance, { chance: chance < 1e-12 ? '1e-12' : chance.toExponential(0) }),
    ],
    publishedAt: burst.startedAt,
    dueAt: null,
    storySize: 1,
    ackUrl: null,
    drill: burst.drill,
  };
}

/** One digit after the point below ten: 2.1, 34. */
function roundCount(value: number): string {
  return value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value));
}
