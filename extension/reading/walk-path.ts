import type { Path } from './site-adapter.ts';

/** A document, an element or a shadow root. */
export type Root = ParentNode & Node;

/** Every element at the end of a path, in document order, through open shadow roots. */
export function findAll(root: Root, path: Path): Element[] {
  const hops = typeof path === 'string' ? [path] : path;
  let stand: Root[] = [root];
  for (const hop of hops) stand = stand.flatMap((node) => queryAll(node, hop));
  return stand.filter(isElement);
}

/** The first element at the end of a path that `accept` lets pass. */
export function findFirst(root: Root, path: Path, accept?: (element: Element) => boolean): Element | null {
  const only = typeof path === 'string' ? path : path.length === 1 ? path[0] : undefined;
  if (only !== undefined) {
    const first = queryOne(root, only);
    if (!accept || first === null || accept(first)) return first;
  }
  return findAll(root, path).find((element) => accept?.(element) ?? true) ?? null;
}

/** Open shadow roots that a path goes through: each needs an observer of its own. */
export function findRootsOnPath(root: Root, path: Path): ShadowRoot[] {
  const hops = typeof path === 'string' ? [path] : path;
  const roots: ShadowRoot[] = [];
  let stand: Root[] = [root];
  for (const hop of hops.slice(0, -1)) {
    stand = stand.flatMap((node) => queryAll(node, hop));
    for (const node of stand) {
      const shadow = shadowOf(node);
      if (shadow) roots.push(shadow);
    }
  }
  return roots;
}

function queryOne(node: Root, selector: string): Element | null {
  return node.querySelector(selector) ?? shadowOf(node)?.querySelector(selector) ?? null;
}

function queryAll(node: Root, selector: string): Element[] {
  const light = Array.from(node.querySelectorAll(selector));
  const shadow = shadowOf(node);
  return shadow ? [...light, ...shadow.querySelectorAll(selector)] : light;
}

function shadowOf(node: Node): ShadowRoot | null {
  return isElement(node) ? node.shadowRoot : null;
}

/** True for an element, whatever window it comes from. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The parent, out of a shadow root to its host. */
export function parentAcross(node: Node): Node | null {
  return node.parentNode ?? ('host' in node ? (node as ShadowRoot).host : null);
}
