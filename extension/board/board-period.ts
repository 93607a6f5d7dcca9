import type { Period } from './board-series.ts';

/**
 * The stretch that ends with the present hour, quarter of a day or day of this computer's zone: its days and hours are
 * those that the monitor counts by, so that each point of the chart holds just the posts of its list.
 * @param offsetOf how far the zone is ahead of UTC at an instant, in ms.
 */
export function periodUntil(
  at: number,
  { length, bucket }: { readonly length: number; readonly bucket: number },
  offsetOf: (at: number) => number = offsetHere,
): Period {
  // The zone's offset where the stretch begins, as the monitor takes it for the whole of it.
  const offset = offsetOf(at - length);
  const to = Math.ceil((at + offset) / bucket) * bucket - offset;
  return { from: to - length, to };
}

/** How far the zone of this computer is ahead of UTC. */
export function offsetHere(at: number): number {
  return -new Date(at).getTimezoneOffset() * 60_000;
}
