import { createHash } from 'node:crypto';
import type { Entry } from '../../shared/model/entry.ts';
import { compareFingerprints, fingerprint } from '../../shared/text/fingerprint.ts';
import { foldText } from '../../shared/text/fold.ts';
import { keyOfLink } from './key-of-link.ts';

/** Query parameters that say how somebody came to a page, never which page it is. */
const TRACKING = /^(utm_\w+|spm|share\w*|fbclid|gclid|msclkid|ref|ref_src|_t|xsec_source|xsec_token|from)$/i;
/** A fragment that is one post of a page: of forums, comment lists and GitHub. */
const POST_FRAGMENT =
  /^#(?:(?:p|pid|post|comment|reply|issuecomment|discussioncomment|pullrequestreview)?-?\d+|discussion_r\d+)$/i;
/** Below this likeness two texts under one address are two posts (a page that lists its news under one link). */
const SAME_POST_LIKENESS = 0.3;

/**
 * What makes an entry the same post for every source: the platform's key (told by the source, or read from the address of a known site),
 * else its address, else the source's own id, else its words. The address is brought into one form, so that `www.`, a slash at the end and campaign parameters make no second post.
 */
export function postKeyOf(entry: Entry, sourceId: string): string {
  return keysOf(entry, sourceId).first;
}

/** The keys that are this post's own: a mention of it is known by all of them, and named by the first. */
export function ownKeysOf(entry: Entry, sourceId: string): readonly string[] {
  return keysOf(entry, sourceId).own;
}

/** Every key under which the same post may have been stored, also by a source that told less of it. */
export function postKeysOf(entry: Entry, sourceId: string): readonly string[] {
  return keysOf(entry, sourceId).all;
}

interface PostKeys {
  readonly sourceId: string;
  readonly first: string;
  readonly own: readonly string[];
  readonly all: readonly string[];
}

/** Each step of a post's way asks for its keys; reading its address takes longer than most of them. */
const read = new WeakMap<Entry, PostKeys>();

function keysOf(entry: Entry, sourceId: string): PostKeys {
  const known = read.get(entry);
  if (known?.sourceId === sourceId) return known;
  const linkKey = linkKeyOf(entry.link);
  const first = readFirstKey(entry, sourceId, linkKey);
  const own = [...new Set([first, ...(entry.otherKeys ?? [])])];
  const all = [...new Set([...own, ...(linkKey === null ? [] : [linkKey])])];
  const keys = { sourceId, first, own, all };
  read.set(entry, keys);
  return keys;
}

function readFirstKey(entry: Entry, sourceId: string, linkKey: string | null): string {
  // Feeds that lead to the page that was shared name the post itself as their id (hnrss).
  const known = entry.postKey ?? keyOfLink(entry.link) ?? keyOfLink(entry.id) ?? linkKey;
  if (known) return known;
  return entry.id ? `${sourceId}:${entry.id}` : `text:${hashWords(entry)}`;
}

/** The key of a page that is known by its address alone, in one form; null where there is no page of its own. */
export function linkKeyOf(link: string | null): string | null {
  const canonical = canonicalLink(link);
  return canonical === null ? null : `link:${canonical}`;
}

/** Letters that tell the words of two posts apart, and fewer than any page shows before it cuts a text. */
const TELLING_LETTERS = { fewest: 16, looked: 60 };

/**
 * A key made of what a review says, for platforms whose interface and pages have ids of their own for one review. It joins only what
 * no id tells apart (`matchKnown`). Null: too few words, or nobody who said them.
 */
export function keyOfReview(platform: string, { author, rating, content }: Entry): string | null {
  const letters = foldText(content ?? '').replace(/[^\p{L}\p{N}]+/gu, '');
  const name = foldText(author?.name ?? '').trim();
  if (letters.length < TELLING_LETTERS.fewest || name === '') return null;
  return `${WORDS}${platform}:${hash([name, rating ?? '', letters.slice(0, TELLING_LETTERS.looked)].join('\n'))}`;
}

/** Whether a key is made of words, which several posts may share. */
export function isMadeOfWords(key: string): boolean {
  return key.startsWith(WORDS);
}

const WORDS = 'words:';

/** The key of an entry whose own key belongs to another post already: a page that lists all its news under one address. */
export function splitPostKey(key: string, entry: Entry): string {
  return `${key}#${entry.id === null ? hashWords(entry) : hash(entry.id)}`;
}

/** False when two texts under one key cannot be the same post: neither holds the other and they have little in common. */
export function looksLikeSamePost(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.includes(short.replace(/[.…\s]+$/u, ''))) return true;
  const [sketchA, sketchB] = [fingerprint(a), fingerprint(b)];
  return sketchA === null || sketchB === null || compareFingerprints(sketchA, sketchB) >= SAME_POST_LIKENESS;
}

/** Discourse writes one post with and without the topic's name, the first one also without its number, and with `#post_4`. */
function topicPath(path: string, hash: string): string {
  const found = /^(.*\/t)\/(?!\d+(?:\/|$))[^/]+\/(\d+)(?:\/(\d+))?$/.exec(path);
  if (found === null) return path;
  return `${found[1]}/${found[2]}/${found[3] ?? /^#post_(\d+)$/.exec(hash)?.[1] ?? 1}`;
}

/** Host, path and meaningful parameters in one form; null when there is no page of its own behind the link. */
export function canonicalLink(link: string | null): string | null {
  if (!link || !URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const query = kept.length === 0 ? '' : `?${kept.map(([name, value]) => `${name}=${value}`).join('&')}`;
  const path = topicPath(url.pathname.replace(/\/+$/, ''), url.hash);
  // A bare host is a front page, never one post; a fragment tells posts of one page apart (forums).
  const fragment = POST_FRAGMENT.test(url.hash) ? url.hash : '';
  if (path === '' && query === '' && fragment === '') return null;
  return `${url.host.replace(/^www\./, '')}${path}${query}${fragment}`;
}

function hashWords(entry: Entry): string {
  return hash([entry.author?.id ?? entry.author?.name, entry.title, entry.content || entry.summary].join('\n'));
}

function hash(text: string): string {
  return createHash('sha256').update(text.normalize('NFKC')).digest('base64url').slice(0, 16);
}
