import type { Author, Metrics } from './entry.ts';

/** One post as the extension read it on a page that a person opened. All texts are plain text and untrusted. */
export interface PostOnPage {
  /** Site adapter id, or the host of the page where no adapter fits. */
  readonly site: string;
  /** The platform's id of the post (`weibo:49…`); the same post seen elsewhere has the same key. */
  readonly postKey: string;
  /** Without session tokens. */
  readonly permalink: string | null;
  readonly author: Author | null;
  readonly title: string | null;
  readonly text: string;
  /** Epoch milliseconds; null when the page does not say. */
  readonly publishedAt: number | null;
  /** 1 … 5, on review sites. */
  readonly rating: number | null;
  readonly metrics: Metrics | null;
  /** Key or link of the post that this one answers. */
  readonly replyTo: string | null;
}
