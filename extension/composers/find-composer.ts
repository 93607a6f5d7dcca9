import type { ComposerPlace, Path } from '../reading/site-adapter.ts';
import { findAll, parentAcross } from '../reading/walk-path.ts';
import { detectEditor, type Editor } from './detect-editor.ts';

export interface ComposerSearch {
  readonly post: Element;
  readonly place: ComposerPlace | undefined;
  /** The page holds this post alone: its one reply box belongs to it. */
  readonly ownPage: boolean;
  readonly wait: (ms: number) => Promise<void>;
}

const OPEN_TRIES = 30;
const OPEN_EVERY_MS = 100;

/**
 * Finds the reply box of a post, opening it on the person's behalf where the site hides it. Null when it is not certain which
 * box belongs to the post: filling a wrong one is worse than asking the person to click into the right one.
 */
export async function findComposer({ post, place, ownPage, wait }: ComposerSearch): Promise<Editor | null> {
  if (!place) return findEditors(post, ['textarea', '[contenteditable="true"]'])[0] ?? null;
  const focused = findFocused(post, place);
  if (focused) return focused;
  if (place.within === 'post') {
    const inside = findEditors(post, place.editor)[0];
    if (inside) return inside;
  }
  const document = post.ownerDocument;
  const before = new Set(findEditors(document, place.editor).map(({ element }) => element));
  const opened = clickOpener(post, place);
  for (let tries = 0; opened && tries < OPEN_TRIES; tries += 1) {
    await wait(OPEN_EVERY_MS);
    const inside = findEditors(post, place.editor)[0];
    if (inside) return inside;
    if (place.within === 'post') continue;
    const now = findEditors(document, place.editor);
    const fresh = now.findLast(({ element }) => !before.has(element)) ?? findFocused(document, place);
    if (fresh) return fresh;
  }
  if (!ownPage) return null;
  const left = findEditors(document, place.editor);
  return left.length === 1 ? (left[0] ?? null) : null;
}

function clickOpener(post: Element, place: ComposerPlace): boolean {
  for (const path of place.open ?? []) {
    const opener =
      findAll(post, path)[0] ?? (place.within === 'page' ? findAll(post.ownerDocument, path)[0] : undefined);
    if (!opener) continue;
    (opener as HTMLElement).click?.();
    return true;
  }
  return false;
}

function findEditors(root: ParentNode & Node, paths: readonly Path[]): Editor[] {
  for (const path of paths) {
    const editors = findAll(root, path)
      .filter(isShown)
      .flatMap((element) => detectEditor(element) ?? []);
    if (editors.length > 0) return editors;
  }
  return [];
}

/** The box that the person is in, when it is one of the adapter's and stands under `root`. */
function findFocused(root: ParentNode & Node, place: ComposerPlace): Editor | null {
  const active = deepActiveElement(root.ownerDocument ?? (root as Document));
  const editor = active ? detectEditor(active) : null;
  if (!editor || !isUnder(editor.element, root)) return null;
  return findEditors(root, place.editor).some(({ element }) => element === editor.element) ? editor : null;
}

/** The focused element, through open shadow roots. */
export function deepActiveElement(document: Document): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function isUnder(element: Node, root: Node): boolean {
  for (let node: Node | null = element; node; node = parentAcross(node)) if (node === root) return true;
  return false;
}

function isShown(element: Element): boolean {
  return element.checkVisibility?.() ?? true;
}
