import type { Author, Metrics } from './entry.ts';

/** A post as staff saw it in their own browser: read from the page by a site adapter, not yet judged. Plain text only. */
export interface PostOnPage {
  /** Site adapter id, or the host of the page. */
  readonly site: string;
  /** The platform's id of the post (`weibo:49…`); null when the page does not tell one. */
  readonly postKey: string | null;
  readonly permalink: string | null;
  readonly author: Author | null;
  readonly title: string | null;
  readonly text: string;
  /** Epoch milliseconds; a claim of the page. */
  readonly publishedAt: number | null;
  readonly rating: number | null;
  readonly metrics: Metrics | null;
  readonly lang: string | null;
  /** Link or id of the post that this one answers. */
  readonly replyTo: string | null;
  /** When it stood on the page. */
  readonly seenAt: number;
  readonly drill: boolean;
}
