/** One source in which a mention stood. The same post heard through three feeds has three. */
export interface Sighting {
  readonly sourceId: string;
  readonly link: string | null;
  readonly seenAt: number;
}
