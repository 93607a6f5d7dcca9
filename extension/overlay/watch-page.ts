import { type FoundPost, findOfKinds, findPostRoots, findPostsIn, kindsOnPage } from '../reading/find-posts.ts';
import { lastHop } from '../reading/read-field.ts';
import { STAMP_EVENT } from '../reading/readers/stamp-lit-data.ts';
import type { Candidate, PostKind, SiteAdapter } from '../reading/site-adapter.ts';
import { CHIP_TAG } from './chip.ts';
import { createIdleQueue } from './idle-queue.ts';

export interface PageWatchOptions {
  readonly document: Document;
  readonly adapter: SiteAdapter;
  /** A post is there, or changed. False: it is to be read in a slice of its own. */
  readonly onFound: (found: FoundPost) => boolean;
  /** Reads a post. */
  readonly onPost: (found: FoundPost) => void;
  /** After each slice of work. */
  readonly onSettled: () => void;
  /** The address changed without a new document. */
  readonly onAddress: () => void;
  /** Something was added to the page, before anything is known of it. */
  readonly onAdded: (element: Element) => void;
}

export interface PageWatch {
  /** Looks through the whole page again. */
  rescan(): void;
  stop(): void;
}

/** Finds posts now and whenever the page changes: new nodes, recycled rows, shadow roots, single-page navigation. */
export function watchPage(options: PageWatchOptions): PageWatch {
  const { document, adapter } = options;
  const view = document.defaultView ?? window;
  let address = view.location.href;
  let kinds = kindsOnPage(adapter, new URL(address));
  const observed = new Set<Node>();
  /** Parts of the page to look through, and posts found in them that are to be read. */
  const parts = new Set<Element>();
  const posts = new Map<Element, FoundPost>();

  const look = (part: Element): void => {
    parts.delete(part);
    const isWhole = part === document.documentElement;
    if (isWhole) kinds = kindsOnPage(adapter, new URL(view.location.href));
    if (isWhole && adapter.pageData) document.dispatchEvent(new CustomEvent(STAMP_EVENT));
    const found = isWhole ? findOfKinds(document, kinds) : findPostsIn(part, kinds);
    for (const post of found) if (!options.onFound(post)) posts.set(post.element, post);
    if (isWhole) for (const root of findPostRoots(document, kinds)) observe(root);
  };
  const read = (post: FoundPost): void => {
    posts.delete(post.element);
    if (post.element.isConnected) options.onPost(post);
  };
  /** What was found is read before more is looked for: the first posts need not wait for the last. */
  const workOnce = (): boolean => {
    const [post] = posts.values();
    const [part] = parts;
    if (post) read(post);
    else if (part) look(part);
    return posts.size + parts.size > 0;
  };
  const queue = createIdleQueue(view, workOnce, options.onSettled);
  const add = (touched: Iterable<Element>): void => {
    for (const part of touched) parts.add(part);
    queue.wake();
  };
  const rescan = (): void => add([document.documentElement]);

  const hear = (records: MutationRecord[]): void => {
    if (view.location.href !== address) {
      address = view.location.href;
      kinds = kindsOnPage(adapter, new URL(address));
      options.onAddress();
      rescan();
    }
    const touched = new Set<Element>();
    for (const record of records) collectTouched(record, touched, options.onAdded);
    if (touched.size === 0) return;
    add(touched.size > 300 || kinds.some(isDeep) ? [document.documentElement] : touched);
  };
  const observer = new MutationObserver(hear);
  const observe = (root: Node): void => {
    if (observed.has(root)) return;
    observed.add(root);
    const attributeFilter = listKeyAttributes(adapter.kinds);
    observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter });
  };
  const onPop = (): void => hear([]);

  view.addEventListener('popstate', onPop);
  observe(document.documentElement);
  rescan();
  return {
    rescan,
    stop() {
      observer.disconnect();
      view.removeEventListener('popstate', onPop);
      queue.stop();
    },
  };
}

function collectTouched(record: MutationRecord, touched: Set<Element>, onAdded: (element: Element) => void): void {
  if (record.type === 'childList') {
    for (const node of record.addedNodes) {
      if (node.nodeType !== 1 || (node as Element).localName === CHIP_TAG) continue;
      touched.add(node as Element);
      onAdded(node as Element);
    }
    return;
  }
  const element = record.target.nodeType === 1 ? (record.target as Element) : record.target.parentElement;
  if (element && element.localName !== CHIP_TAG) touched.add(element);
}

/** Posts behind a shadow root are found from the top only. */
function isDeep({ path }: PostKind): boolean {
  return typeof path !== 'string' && path.length > 1;
}

/** Attributes that name a post: a recycled row changes them and nothing else. */
function listKeyAttributes(kinds: readonly PostKind[]): string[] {
  const names = new Set<string>(['href']);
  const add = (candidates: readonly Candidate[] | undefined): void => {
    for (const { get } of candidates ?? []) if (get !== undefined && get !== 'text' && get !== 'class') names.add(get);
  };
  for (const kind of kinds) {
    add(kind.fields.id);
    add(kind.fields.permalink);
    for (const name of lastHop(kind).matchAll(/\[([\w-]+)/gu)) if (name[1] && name[1] !== 'class') names.add(name[1]);
  }
  return [...names];
}
