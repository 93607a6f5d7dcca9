/** How the address of a comment tells what it stands under: a pattern of the address, and what of it is the address of the thread. */
const COMMENTS: readonly (readonly [pattern: RegExp, thread: string])[] = [
  [/^(https?:\/\/[^/]*bilibili\.com\/[^#]*?)\/?#reply\d+$/, '$1'],
  [/^(https?:\/\/tieba\.baidu\.com\/p\/\d+)[^#]*(?:[?&]pid=\d+|#\d+$)/, '$1'],
  [/^(https?:\/\/[^/]*reddit\.com(?:\/r\/\w+)?\/comments\/\w+)\/[^/?#]*\/\w+/, '$1'],
  [/^(https?:\/\/[^/]*v2ex\.com\/t\/\d+)[^#]*#reply\d+$/, '$1'],
  // An answer within a comment's thread carries the comment's id before its own.
  [/^(https?:\/\/[^/]*youtube\.com\/.*[?&]lc=[\w-]+)\.[\w-]+/, '$1'],
  [/^(https?:\/\/[^/]*facebook\.com\/[^#]*[?&]comment_id=\w+)&reply_comment_id=\w+/, '$1'],
  [/^(https?:\/\/[^/]*facebook\.com\/[^?#]*)\?comment_id=\w+$/, '$1'],
  // Discuz: a page of a thread, however its addresses are written, with the post on it; and the address that finds the page of a post.
  [/^(https?:\/\/[^#?]+\/thread-\d+)-\d+-\d+\.html[^#]*#pid\d+$/i, '$1-1-1.html'],
  [/^(https?:\/\/[^#?]+\/forum\.php\?)[^#]*\bptid=(\d+).*$/i, '$1mod=viewthread&tid=$2'],
  [/^(https?:\/\/[^#?]+\/forum\.php\?)[^#]*\btid=(\d+)[^#]*#pid\d+$/i, '$1mod=viewthread&tid=$2'],
  [/^(https?:\/\/[^#?]+\/viewthread\.php\?)[^#]*\btid=(\d+)[^#]*#pid\d+$/i, '$1tid=$2'],
  // Forums, comment lists, GitHub. A bare number is as well a heading of a list of changes, which answers nobody who shared that page.
  [/^([^#]+)#(?:p|pid|post|comment|reply|issuecomment|discussioncomment)-?\d+$/i, '$1'],
];
/** Somebody is addressed by name: `回复 @小王：`, `@小王 您好`. */
const ADDRESSED = /^\s*(?:回[复覆]\s*)?@([^\s:：，,]+)/;

/**
 * The address of what a comment stands under, where its own address tells it; null for everything else. Feeds of comments (RSSHub,
 * WordPress, forums) name no other parent.
 */
export function threadOfLink(link: string | null): string | null {
  if (link === null) return null;
  for (const [pattern, thread] of COMMENTS) {
    if (pattern.test(link)) return link.replace(pattern, thread).replace(/[?&]$/, '');
  }
  return null;
}

/** Who is addressed by name at the beginning of a comment; null: nobody. */
export function addresseeOf(text: string): string | null {
  return ADDRESSED.exec(text)?.[1] ?? null;
}
