import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** One short notice with at most two ways on. */
export interface Notice {
  readonly text: string;
  readonly actions: readonly {
    readonly label: (secondsLeft: number) => string;
    readonly strong?: boolean;
    readonly run: () => void;
  }[];
  /** Epoch milliseconds. */
  readonly until: number;
  /** The first way on gets the focus, unless the person writes somewhere. */
  readonly takesFocus?: boolean;
}

/** A notice in the corner of the window, counting down to its end. */
export function Toast({
  notice,
  closeLabel,
  onClose,
}: {
  readonly notice: Notice;
  readonly closeLabel: string;
  readonly onClose: () => void;
}): JSX.Element {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(ticking);
  }, []);
  const first = useRef<HTMLButtonElement>(null);
  const { takesFocus } = notice;
  useEffect(() => {
    if (takesFocus && !isWriting()) first.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const left = Math.max(0, Math.ceil((notice.until - now) / 1000));
  useEffect(() => {
    if (left === 0) onClose();
  }, [left, onClose]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: what is said here is no result of a calculation
    <div class="toast" role="status" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <span class="grow">{notice.text}</span>
      {notice.actions.map(({ label, strong, run }, index) => (
        <button
          type="button"
          class={strong ? 'strong' : 'num'}
          key={label(0)}
          ref={index === 0 ? first : null}
          onClick={run}
        >
          {label(left)}
        </button>
      ))}
      <button type="button" aria-label={closeLabel} onClick={onClose}>
        ✕
      </button>
    </div>
  );
}

/** Whether the focus is in a box, of the page or of ours. */
function isWriting(): boolean {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return (
    at !== null && (/^(?:textarea|input|iframe|select)$/u.test(at.localName) || (at as HTMLElement).isContentEditable)
  );
}
