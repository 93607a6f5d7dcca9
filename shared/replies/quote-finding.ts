import type { GuardFinding } from '../model/guard.ts';
import { findPersonalData } from '../privacy/find-personal-data.ts';
import { detectors } from '../privacy/registry.ts';
import { viewText } from '../privacy/text-view.ts';

/** UTF-16 units that are quoted on either side. */
const AROUND = 14;
const MOST_QUOTED = 200;
const COVER = '•';
/** Left readable at either end of something that was said to be no personal data, so that a rule can be improved by it. */
const READABLE = 2;

/**
 * The words around a finding, as they may be kept: every piece of personal data is covered, and of what the finding itself is about only
 * the ends stay. A name of another customer is covered whole.
 */
export function quoteFinding(text: string, { type, start, end }: Pick<GuardFinding, 'type' | 'start' | 'end'>): string {
  const covered = [...text.split('')];
  const cover = (from: number, to: number): void => covered.fill(COVER, from, to) && undefined;
  for (const found of findPersonalData(viewText(text)))
    if (found.start >= end || found.end <= start) cover(found.start, found.end);
  if (type === 'other-customer-name') cover(start, end);
  else if (detectors.some(({ id }) => id === type)) {
    const kept = end - start >= READABLE * 4 ? READABLE : 0;
    cover(start + kept, end - kept);
  }
  const quote = covered.join('').slice(Math.max(0, start - AROUND), end + AROUND);
  return quote
    .replace(/\s+/gu, ' ')
    .replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '')
    .trim()
    .slice(0, MOST_QUOTED);
}
