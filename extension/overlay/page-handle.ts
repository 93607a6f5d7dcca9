import type { Labels } from '../../shared/model/labels.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { PageSetup, PostMark } from '../messages.ts';
import type { PostReading } from '../reading/post-reading.ts';
import type { PostKind, SiteAdapter } from '../reading/site-adapter.ts';

import type { AcceptedAccounts } from './accepted-accounts.ts';

/** A post on this page, as it was last read. */
export interface TrackedPost {
  readonly element: Element;
  readonly kind: PostKind;
  readonly reading: PostReading;
  readonly post: PostOnPage;
}

/** A picture of the visible tab, or why there is none. */
export interface Shot {
  readonly dataUrl: string | null;
  readonly why: Labels | null;
}

/** What a person asked for: at a chip, by a key, by the context menu or from the panel. */
export type ToolRequest = PostRequest | RefusedRequest;

/** Why a wish cannot be done here: the post that it names is not on this page, or it names none and nothing is selected. */
export type Refusal = 'missing' | 'unselected';

interface RefusedRequest {
  readonly want: Refusal;
}

interface PostRequest {
  readonly want: 'bar' | 'reply' | 'ticket';
  readonly tracked: TrackedPost;
  readonly mark: PostMark | null;
  /** Taken with the gesture's own permission; null: to be asked for. */
  readonly shot: Shot | null;
  /** What the replies are searched for when they open. */
  readonly query?: string;
}

/** Words in a box that may be sent any moment. */
export interface ExpectedAnswer {
  readonly tracked: TrackedPost;
  readonly text: string;
  /** Milliseconds that they are waited for. */
  readonly forMs: number;
  /** Whether they stand in the box still. */
  readonly isUnsent: () => boolean;
}

/** A press of a person somewhere in a post. */
export interface Press {
  readonly tracked: TrackedPost;
  readonly path: readonly EventTarget[];
}

/** What the finder gives to tools that are put into the page later. Both run in the extension's own world of this page. */
export interface PageHandle {
  readonly adapter: SiteAdapter;
  readonly setup: () => PageSetup;
  readonly theme: () => 'light' | 'dark';
  readonly markOf: (postKey: string | null) => PostMark | null;
  /** Everything that is known of posts of this page. */
  readonly marks: () => readonly PostMark[];
  /** The post that a node stands in. */
  readonly postAt: (node: Node) => TrackedPost | null;
  /** Shows a changed mark on the page at once, before the background tells everybody. */
  readonly applyMark: (mark: PostMark) => void;
  /** Reads a post again: it may have been edited, expanded or recycled since. */
  readonly readAgain: (tracked: TrackedPost) => TrackedPost;
  /** Every post that stands on the page. */
  readonly posts: () => readonly TrackedPost[];
  /** Watches for this text to appear as the answer to a post. */
  readonly expectAnswer: (expected: ExpectedAnswer) => void;
  /** The press of a person that was in a post last, and what it went through. */
  readonly lastPress: () => Press | null;
  /** The editing box that the person was in last, while it is still in the page. */
  readonly lastBox: () => Element | null;
  readonly accounts: AcceptedAccounts;
  /** Set by the picker when it has been put in. */
  openTool: ((request: ToolRequest) => void) | null;
  /** Set while somebody reads along with what is typed; stops it. */
  guarded: (() => void) | null;
  /** What waits for the picker to arrive. */
  pending: ToolRequest | null;
}

const KEY = Symbol.for('earshot.page');
type World = { [KEY]?: PageHandle };

/** The handle of this page; null where the finder does not run. */
export function readPageHandle(): PageHandle | null {
  return (globalThis as World)[KEY] ?? null;
}

export function writePageHandle(handle: PageHandle | null): void {
  const world = globalThis as World;
  if (handle) world[KEY] = handle;
  else delete world[KEY];
}
