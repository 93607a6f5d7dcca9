const CONTROLS = 'input, select, textarea, button, a[href], summary, [tabindex="0"]';

/**
 * What was pressed may be gone with its card, and the focus with it: a person at the keyboard would begin at the top of the page again. It goes
 * to the first field of what came instead, else to the button that adds one, else to the first thing of what is left. Returns how to stop.
 */
export function keepFocus(document: Document): () => void {
  let last: Element | null = null;
  /** What `last` stood in, from the inside out. */
  let around: Element[] = [];
  const remember = ({ target }: Event) => {
    last = target as Element;
    around = [];
    for (let at = last.parentElement; at !== null; at = at.parentElement) around.push(at);
  };
  const look = (changes: readonly MutationRecord[]) => {
    if (last === null || last.isConnected) return;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.isConnected);
    const cards = added.filter((node): node is Element => node.nodeType === 1 && (node as Element).matches('.card'));
    const place = around.find(({ isConnected }) => isConnected) ?? document.body;
    const next =
      cards.at(-1)?.querySelector<HTMLElement>('input, select, textarea') ??
      place.querySelector<HTMLElement>('.btn.add') ??
      place.querySelector<HTMLElement>(CONTROLS);
    next?.focus();
  };
  const Observer = document.defaultView?.MutationObserver ?? MutationObserver;
  const observer = new Observer(look);
  document.addEventListener('focusin', remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
