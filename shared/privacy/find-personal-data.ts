import type { Detector, Sighting } from './detector.ts';
import { type FoldedText, toOriginalSpan } from './fold-for-privacy.ts';
import { readDisguisedNumbers } from './read-disguised-numbers.ts';
import { detectors } from './registry.ts';
import { type TextView, viewFolded } from './text-view.ts';

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
  for (const detector of detectors)
    for (const sighting of detector.find(view)) keep(found, detector, sighting, view.folded, view.links);
  const undisguised = readDisguisedNumbers(view.folded);
  if (undisguised === null) return sortByPlace(found);
  const plain = viewFolded(view.original, undisguised.folded);
  for (const detector of detectors) {
    if (!DISGUISED.has(detector.id)) continue;
    for (const sighting of detector.find(plain)) {
      const isNews = undisguised.rewritten.some(({ start, end }) => start < sighting.end && end > sighting.start);
      if (isNews) keep(found, detector, sighting, plain.folded, plain.links);
    }
  }
  return sortByPlace(found);
}

/** Numbers whose form is strict enough to be believed when words were read as digits. */
const DISGUISED: ReadonlySet<string> = new Set(['id-card', 'mobile', 'bank-card', 'hk-id', 'tw-id', 'passport']);

function keep(
  found: PersonalData[],
  detector: Detector,
  sighting: Sighting,
  folded: FoldedText,
  links: TextView['links'],
): void {
  if (links.some((link) => link.start < sighting.start && sighting.end <= link.end)) return;
  const { start, end } = toOriginalSpan(folded, sighting.start, sighting.end);
  if (found.some((other) => other.start < end && other.end > start)) return;
  found.push({
    type: detector.id,
    rule: detector.rule,
    start,
    end,
    certain: sighting.certain,
    weight: sighting.weight,
  });
}

function sortByPlace(found: PersonalData[]): PersonalData[] {
  return found.sort((a, b) => a.start - b.start);
}
