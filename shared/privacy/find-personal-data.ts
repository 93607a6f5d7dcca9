import { toOriginalSpan } from './fold-for-privacy.ts';
import { detectors } from './registry.ts';
import type { TextView } from './text-view.ts';

/** Personal data in a text. Offsets are UTF-16 positions in the text as it was given. */
export interface PersonalData {
  /** Id of the detector. */
  readonly type: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
  readonly weight: 'block' | 'warn';
}

/** Everything the detectors see, in order of the text, without overlaps: the surest reading of a place wins. */
export function findPersonalData(view: TextView): PersonalData[] {
  const found: PersonalData[] = [];
  for (const detector of detectors) {
    for (const sighting of detector.find(view)) {
      if (view.links.some((link) => link.start < sighting.start && sighting.end <= link.end)) continue;
      const { start, end } = toOriginalSpan(view.folded, sighting.start, sighting.end);
      if (found.some((other) => other.start < end && other.end > start)) continue;
      found.push({
        type: detector.id,
        rule: detector.rule,
        start,
        end,
        certain: sighting.certain,
        weight: sighting.weight,
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
