import { cleanAddress, readAddress } from '../reading/clean-permalink.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';

/** A post's markup is cut here: no post needs more, and evidence must fit the outbox. */
export const MAX_MARKUP_LENGTH = 200_000;

const OURS = 'earshot-chip, earshot-tool';
const PRIVATE = 'script, style, noscript, input[type="hidden"], iframe';
const TOKEN_ATTRIBUTES = /token|session|csrf|nonce|auth|secret/iu;

/**
 * Markup of a post for the record: without our own elements, scripts, hidden fields, what somebody was typing, and session
 * tokens in addresses or attributes. It is only ever kept and shown as plain text.
 */
export function readCleanMarkup(
  post: Element,
  adapter: Pick<SiteAdapter, 'keepParams' | 'keepFragment'>,
  page: URL,
): string {
  // Copied into a document without a window, so that no picture is fetched and no handler runs.
  const inert = post.ownerDocument.implementation.createHTMLDocument('');
  const copy = inert.importNode(post, true);
  clean(copy, adapter, page);
  const shadow = post.shadowRoot ? readShadow(post.shadowRoot, inert, adapter, page) : '';
  const markup = `${copy.outerHTML}${shadow}`;
  return markup.slice(0, MAX_MARKUP_LENGTH);
}

type Kept = Pick<SiteAdapter, 'keepParams' | 'keepFragment'>;

function readShadow(root: ShadowRoot, inert: Document, adapter: Kept, page: URL): string {
  const box = inert.createElement('div');
  for (const child of root.childNodes) box.append(inert.importNode(child, true));
  clean(box, adapter, page);
  return `\n<!-- shadow root -->\n${box.innerHTML}`;
}

function clean(copy: Element, adapter: Kept, page: URL): void {
  for (const element of copy.querySelectorAll(`${OURS}, ${PRIVATE}`)) element.remove();
  for (const box of copy.querySelectorAll('textarea, [contenteditable]')) box.textContent = '';
  for (const element of [copy, ...copy.querySelectorAll('*')]) cleanAttributes(element, adapter, page);
}

function cleanAttributes(element: Element, adapter: Kept, page: URL): void {
  for (const { name, value } of Array.from(element.attributes)) {
    if (name === 'value' || TOKEN_ATTRIBUTES.test(name)) element.removeAttribute(name);
    else if (name === 'href' || name === 'src' || name === 'action') {
      const address = readAddress(value, page);
      element.setAttribute(name, address ? cleanAddress(address, adapter) : '');
    } else if (name.startsWith('on') || value.length > 5000) element.removeAttribute(name);
  }
}
