/** Who wrote an entry, as the source says. Untrusted text. */
export interface Author {
  readonly name: string | null;
  readonly email: string | null;
  readonly url: string | null;
  /** The platform's own id of the author, where it is told. */
  readonly id?: string | null;
  readonly followers?: number | null;
}

/** Numbers that tell reach, as far as the source tells them. */
export interface Metrics {
  readonly likes?: number | null;
  readonly reposts?: number | null;
  readonly comments?: number | null;
  readonly views?: number | null;
}

/** One item that a source listed: normalised, not judged. All texts are plain text. */
export interface Entry {
  /** The source's own id of the item (GUID); null when it has none. */
  readonly id: string | null;
  readonly link: string | null;
  readonly title: string | null;
  readonly author: Author | null;
  /** Epoch milliseconds; null when absent or unreadable. A claim of the source, never trusted blindly. */
  readonly publishedAt: number | null;
  readonly updatedAt: number | null;
  readonly summary: string | null;
  readonly content: string | null;
  /** BCP 47, when the source says so. */
  readonly lang: string | null;
  /** 1 … 5, on review sites. */
  readonly rating?: number | null;
  readonly metrics?: Metrics | null;
  /** Link or id of the post that this one answers. */
  readonly replyTo?: string | null;
  /** The platform itself says that the brand wrote it: a company's answer to a review, a page's own comment. */
  readonly byBrand?: boolean;
  /** The platform's id of the post (`weibo:49…`), so that one post seen through several sources is one mention. */
  readonly postKey?: string | null;
  /** What the same post is called elsewhere: on its home instance, or by its words where an interface has ids of its own. */
  readonly otherKeys?: readonly string[];
}
