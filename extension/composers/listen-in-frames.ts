/** Firefox names a frame as the one in focus so much later than the window lost the focus to it. */
export const FOCUS_MS = 50;

/**
 * Hears events of a document and of each editing frame of the same origin in it, once the frame has had the focus: what happens in
 * there does not reach the page around it. Returns what stops it.
 */
export function listenInFrames(
  document: Document,
  types: readonly string[],
  hear: (event: Event) => void,
  options: { readonly passive: boolean },
): () => void {
  const heard: Document[] = [];
  const listen = (inner: Document): void => {
    if (heard.includes(inner)) return;
    heard.push(inner);
    for (const type of types) inner.addEventListener(type, hear, { capture: true, ...options });
  };
  const look = (): void => {
    const inner = findFocusedFrame(document);
    if (inner) listen(inner);
  };
  listen(document);
  const lookSoon = (): void => {
    look();
    setTimeout(look, FOCUS_MS);
  };
  document.defaultView?.addEventListener('blur', lookSoon);
  look();
  return () => {
    document.defaultView?.removeEventListener('blur', lookSoon);
    for (const inner of heard) for (const type of types) inner.removeEventListener(type, hear, { capture: true });
  };
}

/** The document inside the editing frame that has the focus; null when none has. */
export function findFocusedFrame(document: Document): Document | null {
  const { activeElement } = document;
  if (activeElement?.tagName !== 'IFRAME') return null;
  try {
    const inner = (activeElement as HTMLIFrameElement).contentDocument;
    return inner?.body && (inner.designMode === 'on' || inner.body.isContentEditable) ? inner : null;
  } catch {
    // Of another origin: not ours to read.
    return null;
  }
}
