/** A proportion with its 95 % interval (Wilson), as percent. */
export function showShare(right: number, total: number): string {
  if (total === 0) return '–';
  const z = 1.96;
  const p = right / total;
  const middle = (p + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const reach = (z * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total))) / (1 + (z * z) / total);
  return `${(100 * p).toFixed(1)} [${(100 * (middle - reach)).toFixed(1)}, ${(100 * (middle + reach)).toFixed(1)}] n=${total}`;
}

/** Counts of true class against said class. */
export type Confusion = number[][];

/** Mean F1 over the classes, as percent, with a 95 % interval by 500 fixed resamples. */
export function showMacroF1(pairs: readonly (readonly [truth: number, said: number])[], classes: number): string {
  const value = macroF1(pairs, classes);
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x100000000;
  };
  const resampled = Array.from({ length: 500 }, () =>
    macroF1(
      pairs.map(() => pairs[Math.floor(random() * pairs.length)] as readonly [number, number]),
      classes,
    ),
  ).sort((a, b) => a - b);
  const at = (share: number): string => (100 * (resampled[Math.floor(share * 499)] ?? 0)).toFixed(1);
  return `${(100 * value).toFixed(1)} [${at(0.025)}, ${at(0.975)}] n=${pairs.length}`;
}

/** F1 of one class, as percent. */
export function showF1(pairs: readonly (readonly [truth: number, said: number])[], target: number): string {
  const { precision, recall, f1 } = scoreClass(pairs, target);
  return `F1 ${(100 * f1).toFixed(1)} (P ${(100 * precision).toFixed(1)}, R ${(100 * recall).toFixed(1)}) n=${pairs.length}`;
}

/** Expected calibration error over ten bins of confidence. */
export function calibrationError(said: readonly { readonly confidence: number; readonly right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, right: 0, count: 0 }));
  for (const { confidence, right } of said) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (bin === undefined) continue;
    bin.sum += confidence;
    bin.right += Number(right);
    bin.count++;
  }
  return bins.reduce((error, { sum, right }) => error + Math.abs(sum - right) / Math.max(1, said.length), 0);
}

function scoreClass(pairs: readonly (readonly [number, number])[], target: number) {
  let hit = 0;
  let said = 0;
  let there = 0;
  for (const [truth, answer] of pairs) {
    if (truth === target) there++;
    if (answer === target) said++;
    if (truth === target && answer === target) hit++;
  }
  const precision = said === 0 ? 0 : hit / said;
  const recall = there === 0 ? 0 : hit / there;
  return { precision, recall, f1: said + there === 0 ? 0 : (2 * hit) / (said + there) };
}

function macroF1(pairs: readonly (readonly [number, number])[], classes: number): number {
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += scoreClass(pairs, c).f1;
  return sum / classes;
}
