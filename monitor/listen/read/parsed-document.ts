import type { Author, Entry } from '../../../shared/model/entry.ts';

/** What a feed says of itself. Plain text; instants in epoch milliseconds. */
export interface FeedInfo {
  readonly title: string | null;
  readonly link: string | null;
  readonly id: string | null;
  readonly summary: string | null;
  readonly author: Author | null;
  readonly publishedAt: number | null;
  readonly updatedAt: number | null;
  /** BCP 47, when the feed says so. */
  readonly lang: string | null;
  /** WebSub hub that the feed offers. */
  readonly hub: string | null;
  /** The feed's own address (the topic of WebSub). */
  readonly self: string | null;
}

/** Something about the document that a person should know before trusting it. */
export type DocumentDoubt =
  /** The declared charset did not fit the bytes; another one was used. */
  | 'charset-overruled'
  /** No charset was declared and the bytes are not UTF-8: guessed from statistics. */
  | 'charset-guessed'
  /** Bytes remained that no charset explains. */
  | 'characters-lost'
  /** The document ends before its root element does. */
  | 'truncated'
  /** More items than are read; the newest were kept. */
  | 'items-dropped'
  /** A date was given that cannot be read. */
  | 'date-unreadable';

/** A feed as it was read: what it says of itself and its entries in document order. */
export interface ParsedDocument {
  readonly feed: FeedInfo;
  readonly entries: readonly Entry[];
  /** Name of the encoding in the spelling of the WHATWG standard. */
  readonly encoding: string;
  readonly doubts: readonly DocumentDoubt[];
}

/** What a reader makes of the text: a document before its bytes are accounted for. */
export type ReadDocument = Omit<ParsedDocument, 'encoding'>;

/** What a reader needs to know beside the text. */
export interface ReadContext {
  /** Base for relative links: Content-Location or the URL of the document. */
  readonly baseUrl: string | null;
  /** Zone for dates without one: IANA name or `+08:00`. */
  readonly zone: string | null;
  /** Epoch ms, for dates that need today (3小时前, 11月21日); null: they are not read. */
  readonly now: number | null;
}
