import type { Labels } from '../../shared/model/labels.ts';
import type { ReaderName } from './readers/registry.ts';

/**
 * Hops from a root to an element: each a CSS selector. Between two hops the engine enters the open shadow root of the
 * element it stands on, if there is one, and stays in the light tree otherwise. A plain string is one hop.
 */
export type Path = string | readonly string[];

/** One way to read a field. A field lists several, most trusted first; the first that yields a value wins. */
export interface Candidate {
  /** Where, from the post; absent: the post's own element. */
  readonly at?: Path;
  /** `text` (default) or the name of an attribute. */
  readonly get?: string;
  /** Regular expression (source text) that must match; its first group, or the whole match, is the value. */
  readonly match?: string;
  /** Put before the value: Reddit's `t3_` before an id that was found in an address. */
  readonly prefix?: string;
  /** Address made from the value: `{}` is replaced by it. Only addresses on the site's own hosts come out. */
  readonly template?: string;
  /** Reads the page's address instead of the post; only right where a page holds one post. */
  readonly fromUrl?: true;
  /** A bundled, named reader of data that is not in the markup, with one of its keys. */
  readonly reader?: { readonly name: ReaderName; readonly key: string };
  /** Divides a number (Douban's `allstar50` means 5). */
  readonly divide?: number;
  /** Number where the value has none: a "reply" button without a count means 0. Only for counts. */
  readonly emptyMeans?: number;
}

/** What is read of a post. */
export const FIELD_NAMES = [
  'id',
  'author',
  'authorUrl',
  'title',
  'text',
  'permalink',
  'publishedAt',
  'likes',
  'comments',
  'rating',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];
export type Fields = { readonly [name in FieldName]?: readonly Candidate[] };

/** Where the chip stands. It takes no part in the page's layout wherever it is. */
export interface ChipPlace {
  /** Element that it is put beside; absent: the post. */
  readonly at?: Path;
  /** `end`: behind the element, on its line. `corner`: upper end corner inside the element's box. */
  readonly side: 'end' | 'corner';
  /** Where the chip's own element lives. `inside` the post (default), `after` it as a sibling, or in its `shadow` root. */
  readonly host?: 'inside' | 'after' | 'shadow';
}

/** How a person answers a post in public. Never overridden from outside the package. */
export interface ComposerPlace {
  /** What opens the reply box, from the post. The overlay clicks it only on a person's request. */
  readonly open?: readonly Path[];
  /** The box itself, looked for in the post first, then in the page. */
  readonly editor: readonly Path[];
  /** `page`: the box is not inside the post (a dialog, one box a page). */
  readonly within: 'post' | 'page';
}

/** How a direct message to the author is opened. Never overridden from outside the package. */
export interface DirectMessage {
  /** Link in the post or the page that leads there, preferred over `template`. */
  readonly link?: Path;
  /** Address with `{}` for the author's id or name. */
  readonly template?: string;
  /** Takes the author's id or name out of the author's address. */
  readonly from?: string;
  /** `message`: opens a conversation. `profile`: only the author's page can be opened, the person goes on from there. */
  readonly opens: 'message' | 'profile';
}

/** What a site allows and punishes. Figures are the platform's and change; they are data for the picker and the pace guard. */
export interface SiteLimits {
  /** Most characters in a public answer; null: none known. */
  readonly publicCharacters: number | null;
  /** `weighted`: CJK counts two (X). `half-ascii`: two Latin letters count one (Weibo). */
  readonly counting: 'characters' | 'weighted' | 'half-ascii' | 'graphemes';
  /** Most direct messages to strangers in ten minutes before the platform slows the account; null: none known. */
  readonly messagesPerTenMinutes: number | null;
  /** What the platform does to the same text again and again, in words for the person. */
  readonly punishes?: Labels;
}

/** What a healthy page looks like. */
export interface Expectation {
  /** Share of posts that must yield the field, over the last posts seen. */
  readonly fill: { readonly [name in FieldName]?: number };
  /** Present when the page should hold posts: its presence without posts means that the site changed. */
  readonly probe: readonly string[];
}

/** For sites where an answer looks like any other post: what on the page of a conversation tells which post an answer belongs to. */
export interface Conversation {
  /** Regular expression (source text) over the address of such a page; its first group is the id of the post that the page is about. */
  readonly page: string;
  /** A match of this in a post: a line leads from it down to the next post, which answers it. */
  readonly line?: string;
  /** The rows that posts stand in, one behind the other: only the next row's post is the next one. Absent: rows are not told apart. */
  readonly row?: string;
  /** What answers the page's own post: a post that matches this, or every post that no line leads to. Absent: only the first one below is sure. */
  readonly direct?: string | 'unlined';
  /** What stands behind a match of this belongs to other conversations. */
  readonly until?: string;
  /** A match of this in a post: its place was bought, it answers nobody. */
  readonly bought?: string;
}

/** The reviewed business's answer, which stands inside the review that it answers. */
export interface OwnerAnswer {
  readonly at: Path;
  /** Read from the answer's own element: `author`, `text`, `publishedAt`. Without an author the page's title must name the brand. */
  readonly fields: Pick<Fields, 'author' | 'text' | 'publishedAt'>;
}

/** One sort of post on a site: an answer, a comment, a card in a list. */
export interface PostKind {
  readonly name: string;
  /** Regular expression (source text) over the path of the page's address; absent: any page. */
  readonly pages?: string;
  readonly path: Path;
  /** A match of this at or in the element means that it is no post: advertisement, placeholder. Not for posts that hold others: say `:not()` in the path there. */
  readonly unless?: string;
  /** The element must hold a match of this, or match it itself. */
  readonly needs?: string;
  /** A match of this in the element: its author shows it to chosen people only. In-browser listening never reads it. */
  readonly restricted?: string;
  /** Parts of the element that speak of somebody else's post (a quotation): never read. */
  readonly skip?: string;
  /** Posts of this kind may stand inside each other (threads): what belongs to an inner post is not read for the outer one. */
  readonly nested?: true;
  readonly fields: Fields;
  readonly chip: ChipPlace;
  readonly composer?: ComposerPlace;
  /** The post is an answer to another one: where the brand's own answer is recognised. */
  readonly isReply?: true;
  /** Id of the post that this one answers, where the site tells it. */
  readonly answers?: readonly Candidate[];
  /** A part of the page (selector) that begins with a post of this kind; the others of the kind in it answer that one. */
  readonly thread?: string;
  readonly conversation?: Conversation;
  readonly ownerAnswer?: OwnerAnswer;
}

/** Sorts of pages that a person may consent to, each by itself. */
export const LISTEN_PAGE_TYPES = ['search', 'feed', 'topic', 'review'] as const;
export type ListenPageType = (typeof LISTEN_PAGE_TYPES)[number];
export type ListenPages = { readonly [type in ListenPageType]?: readonly string[] };

/** A site as data. One file a site in `extension/sites`; its id is the file name. */
export interface SiteAdapter {
  readonly id: string;
  readonly labels: Labels;
  /** `weibo.com`, or `*.trustpilot.com` for the domain and everything below it. */
  readonly hosts: readonly string[];
  /** Further hosts of the same site that a permalink may lead to. */
  readonly linkHosts?: readonly string[];
  /** Regular expression (source text) over the path of the page's address, where one host carries several sites. */
  readonly paths?: string;
  /** Selectors of which one must be present: for software that runs on any host (Mastodon), or to be sure on a shared one. */
  readonly detect?: readonly string[];
  /** First part of the post key, where several adapters read the same platform; absent: the id. */
  readonly keySite?: string;
  /** How ids are brought into one form before they become a key. */
  readonly idForm?: 'as-is' | 'weibo-mid';
  /** The site keeps what names its posts in objects that only the page's own world sees. */
  readonly pageData?: true;
  /** Offset of times without a zone, minutes east of UTC; absent: the browser's own zone. */
  readonly utcOffsetMinutes?: number;
  /** Regular expressions (source text) over absolute addresses; group 1 is the id. For the generic finder and the health check. */
  readonly links: { readonly post: string; readonly profile?: string };
  /** Query parameters that a permalink or an author's address keeps; everything else goes, above all session tokens. */
  readonly keepParams?: readonly string[];
  /** True: the fragment is part of the permalink. */
  readonly keepFragment?: true;
  readonly kinds: readonly PostKind[];
  /** A match means that the visitor is not logged in, or stands before a wall or a captcha. */
  readonly wall: readonly string[];
  /** A match means that the page is empty by right. */
  readonly empty: readonly string[];
  readonly expect: Expectation;
  /** What on any page of the site names the account that is signed in; each yields a name, a handle or the address of its page. Absent: the site does not say. */
  readonly signedIn?: readonly Candidate[];
  /** Pages that in-browser listening may read once consented to: path patterns by sort of page. Never messages, notifications or somebody's own page. */
  readonly listenPages?: ListenPages;
  /** What the adapter was run on. `own`: our practice pages. `built`: a page we built from public knowledge of the structure: that proves the engine, not the site. `saved`: a page somebody saved. */
  readonly provenOn: 'own' | 'built' | 'saved';
  /** Revision of the correction that is in use on top of what ships; absent: none. */
  readonly correction?: number;
  /** How dependable the sources of the selectors were. */
  readonly confidence: 'high' | 'medium' | 'low';
}

/** How staff answer on a site; only the picker needs it. Never overridden from outside the package. */
export interface SiteAnswering {
  /** Null: the site has none; a ticket or the official console is the way. */
  readonly directMessage: DirectMessage | null;
  /** Address of the site's own desk for businesses, where a customer is written to without direct messages. Absent: none is known. */
  readonly console?: string;
  readonly limits: SiteLimits;
  /** `none`: comments here take no pictures. Absent: they do, or nobody knows. */
  readonly images?: 'none';
  /** What the text lacks (Dianping swaps characters for glyphs): the ticket says so. */
  readonly textUntrusted?: Labels;
}
