/** Attribute that `stampLitData` (page world) leaves on a component, as JSON. */
export const LIT_STAMP = 'data-earshot-lit';

/** Keys that may be read, with the way to each in the component's data. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  id: ['rpid_str'],
  author: ['member', 'uname'],
  authorId: ['member', 'mid'],
  text: ['content', 'message'],
  publishedAt: ['ctime'],
  likes: ['like'],
  comments: ['rcount'],
  videoId: ['oid_str'],
};

/** Reads a key of a Lit component's data: from Firefox's view of the page's own object, else from the stamp. */
export function readLitData(post: Element, key: string): string | null {
  const way = WAYS[key];
  if (!way) return null;
  const unwrapped = (post as { wrappedJSObject?: { __data?: unknown } }).wrappedJSObject?.__data;
  const data: unknown = unwrapped ?? parseStamp(post.getAttribute(LIT_STAMP));
  return follow(data, way);
}

function follow(data: unknown, way: readonly string[]): string | null {
  let value = data;
  for (const step of way) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function parseStamp(stamp: string | null): unknown {
  if (stamp === null || stamp.length > 50_000) return null;
  try {
    return JSON.parse(stamp);
  } catch {
    // The stamp lies in the page's own markup, so the page may have spoilt it: then there is nothing to read.
    return null;
  }
}
