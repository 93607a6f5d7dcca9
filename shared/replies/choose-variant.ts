/**
 * Which wording to take next: one that was not posted lately, else the one posted longest ago, so that nobody posts the
 * same text thrice (platforms punish it). `recent` holds indices of used variants, newest last.
 */
export function chooseVariant(variantCount: number, recent: readonly number[]): number {
  let best = 0;
  let bestAge = -1;
  for (let variant = 0; variant < variantCount; variant++) {
    const lastUse = recent.lastIndexOf(variant);
    const age = lastUse === -1 ? Number.POSITIVE_INFINITY : recent.length - 1 - lastUse;
    if (age > bestAge) {
      best = variant;
      bestAge = age;
    }
  }
  return best;
}
