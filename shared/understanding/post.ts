/** What is known of a post when it is judged. */
export interface Post {
  readonly text: string;
  readonly title?: string | null;
  /** 1 … 5, on review sites. */
  readonly rating?: number | null;
  /** Epoch milliseconds. */
  readonly publishedAt?: number | null;
  readonly author?: string | null;
  readonly followers?: number | null;
  /** Complaints of the same author about the same brand that the record knows (ESC-2). */
  readonly earlierComplaints?: number;
}
