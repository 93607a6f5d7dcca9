/** Slope and offset that turn a raw score into a probability: p = σ(slope · score + offset). */
export interface Platt {
  readonly slope: number;
  readonly offset: number;
}

/** Fits them by Newton steps on scores that the head was not trained on. Identity when there is too little to learn from. */
export function fitPlatt(scores: readonly number[], labels: readonly number[], weights?: readonly number[]): Platt {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  if (positives < 10 || labels.length - positives < 10) return { slope: 1, offset: 0 };
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 30; step++) {
    let gs = 0;
    let go = 0;
    let hss = 1e-6;
    let hso = 0;
    let hoo = 1e-6;
    for (let k = 0; k < scores.length; k++) {
      const x = scores[k] as number;
      const w = weights?.[k] ?? 1;
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const error = (p - (labels[k] as number)) * w;
      const curve = p * (1 - p) * w;
      gs += error * x;
      go += error;
      hss += curve * x * x;
      hso += curve * x;
      hoo += curve;
    }
    const determinant = hss * hoo - hso * hso;
    if (Math.abs(determinant) < 1e-9) break;
    slope -= (hoo * gs - hso * go) / determinant;
    offset -= (hss * go - hso * gs) / determinant;
  }
  return Number.isFinite(slope) && slope > 0 ? { slope, offset } : { slope: 1, offset: 0 };
}

/** One slope for all classes of a softmax head, by golden-section search on the loss; the offset is 0. */
export function fitTemperature(
  scores: readonly (readonly number[])[],
  labels: readonly number[],
  weights: readonly number[],
): Platt {
  if (scores.length < 30) return { slope: 1, offset: 0 };
  const lossAt = (slope: number): number => {
    let loss = 0;
    scores.forEach((own, k) => {
      const most = Math.max(...own);
      const total = own.reduce((sum, score) => sum + Math.exp(slope * (score - most)), 0);
      const label = own[labels[k] as number] as number;
      loss -= (weights[k] as number) * (slope * (label - most) - Math.log(total));
    });
    return loss;
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = 0.1;
  let high = 4;
  for (let step = 0; step < 40; step++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (lossAt(left) < lossAt(right)) high = right;
    else low = left;
  }
  return { slope: (low + high) / 2, offset: 0 };
}
