/** What was read of one post on the page, field by field. Plain text, bounded in length; nothing in it is trusted. */
export interface PostReading {
  /** The platform's id; null where the page does not tell it. */
  readonly id: string | null;
  /** `<site>:<id>`; null without an id. */
  readonly postKey: string | null;
  readonly author: string | null;
  readonly authorUrl: string | null;
  /** Headline apart from the text; null where there is none, or where it is all the text there is. */
  readonly title: string | null;
  readonly text: string | null;
  /** Absolute, on the site's own host, without session tokens and tracking. */
  readonly permalink: string | null;
  /** Epoch milliseconds. */
  readonly publishedAt: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  /** 1 … 5 on review sites. */
  readonly rating: number | null;
}

/** What reading needs to know of the page. */
export interface PageContext {
  /** Address of the page. */
  readonly url: URL;
  /** Epoch milliseconds, for relative times. */
  readonly now: number;
}
