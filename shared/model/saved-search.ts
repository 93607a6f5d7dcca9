import type { Kind, Level, SentimentLabel, Topic } from './analysis.ts';

/** What a search over everything heard is narrowed to; left out: not narrowed. */
export interface SearchFilter {
  /** Words and runs of characters that must all stand in title, text or author. */
  readonly q?: string | undefined;
  readonly brands?: readonly string[] | undefined;
  readonly levels?: readonly Level[] | undefined;
  readonly kinds?: readonly Kind[] | undefined;
  readonly topics?: readonly Topic[] | undefined;
  readonly sentiments?: readonly SentimentLabel[] | undefined;
  readonly sites?: readonly string[] | undefined;
}

/** A search that a person kept; with `alerts`, new finds are told to them. */
export interface SavedSearch {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly filter: SearchFilter;
  readonly alerts: boolean;
  readonly createdAt: number;
  readonly drill: boolean;
}
