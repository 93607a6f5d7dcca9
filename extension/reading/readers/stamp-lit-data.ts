import { LIT_STAMP } from './lit-data.ts';

/** Event by which the finder asks for stamps; its answer is the stamps themselves. */
export const STAMP_EVENT = 'earshot-stamp';

const COMPONENTS = new Set(['BILI-COMMENT-RENDERER', 'BILI-COMMENT-REPLY-RENDERER']);
const MAX_ELEMENTS = 20_000;

/**
 * Runs in the page's own world: copies the public fields of each comment's data onto its element, where the finder can read
 * them. Carries nothing into the page and takes nothing but what the page shows anyway.
 */
export function stampLitData(root: ParentNode): void {
  let left = MAX_ELEMENTS;
  const walk = (node: ParentNode): void => {
    for (const element of node.querySelectorAll('*')) {
      left -= 1;
      if (left < 0) return;
      if (COMPONENTS.has(element.tagName)) stamp(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  for (const comments of root.querySelectorAll('bili-comments')) if (comments.shadowRoot) walk(comments.shadowRoot);
}

interface CommentData {
  readonly rpid_str?: unknown;
  readonly oid_str?: unknown;
  readonly member?: { readonly uname?: unknown; readonly mid?: unknown };
  readonly content?: { readonly message?: unknown };
  readonly ctime?: unknown;
  readonly like?: unknown;
  readonly rcount?: unknown;
}

function stamp(element: Element): void {
  const data = (element as { __data?: CommentData }).__data;
  if (typeof data !== 'object' || data === null) return;
  const { rpid_str, oid_str, member, content, ctime, like, rcount } = data;
  const said = JSON.stringify({
    rpid_str,
    oid_str,
    member: { uname: member?.uname, mid: member?.mid },
    content: { message: content?.message },
    ctime,
    like,
    rcount,
  });
  if (element.getAttribute(LIT_STAMP) !== said) element.setAttribute(LIT_STAMP, said);
}
