/** Where the focus was before our parts took it, and how the person moves. */
export interface FocusWatch {
  /** Keeps where the focus is now. */
  remember(): void;
  /** It went on to another place: nothing is given back. */
  forget(): void;
  giveBack(): void;
  /** The last move was a key: what waits for an answer takes the focus then, as nobody reaches it otherwise. */
  isByKey(): boolean;
}

export function watchFocus(document: Document): FocusWatch {
  let before: Element | null = null;
  let byKey = false;
  const hear = ({ type }: Event): void => {
    byKey = type === 'keydown';
  };
  for (const type of ['keydown', 'pointerdown'])
    document.addEventListener(type, hear, { capture: true, passive: true });
  return {
    remember() {
      before = document.activeElement;
    },
    forget() {
      before = null;
    },
    giveBack() {
      if (before?.isConnected && 'focus' in before) (before as HTMLElement).focus({ preventScroll: true });
    },
    isByKey: () => byKey,
  };
}
