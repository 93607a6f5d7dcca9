const CONTROLS = 'input, select, textarea, button, a[href], summary, [tabindex="0"]';

const FIELDS = 'input, select, textarea';

/**
 * What was pressed may be gone with its card, and the focus with it: a person at the keyboard would begin at the top of the page again. It goes
 * to the first field of what came instead, else to the button that adds one, else to the first thing of what is left. A button that adds
 * something stands below it: the focus goes to the first field of what was added. Returns how to stop.
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
  let pressed: Element | null = null;
  const notePress = ({ target }: Event) => {
    pressed = (target as Element).closest('.btn.add');
  };
  const look = (changes: readonly MutationRecord[]) => {
    const { activeElement } = document;
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.isConnected);
    const cards = added.filter(
      (node): node is Element => node.nodeType === 1 && (node as Element).matches('.card, .inner'),
    );
    if (pressed?.isConnected && activeElement === pressed) {
      const field = cards.at(-1)?.querySelector<HTMLElement>(FIELDS);
      if (field) pressed = null;
      return field?.focus();
    }
    if (last === null || last.isConnected) return;
    if (activeElement !== null && activeElement !== document.body) return;
    const find = (selector: string) =>
      around
        .filter(({ isConnected }) => isConnected)
        .map((place) => place.querySelector<HTMLElement>(selector))
        .find((one) => one !== null);
    const near = around.find(({ isConnected }) => isConnected)?.querySelector<HTMLElement>('.btn.add');
    const next = cards.at(-1)?.querySelector<HTMLElement>(FIELDS) ?? near ?? find(CONTROLS);
    next?.focus();
  };
  const Observer = document.defaultView?.MutationObserver ?? MutationObserver;
  const observer = new Observer(look);
  document.addEventListener('focusin', remember);
  // Before the button itself hears of it: what it adds may stand there by the time a click comes up to here.
  document.addEventListener('click', notePress, { capture: true });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    document.removeEventListener('click', notePress, { capture: true });
    observer.disconnect();
  };
}
