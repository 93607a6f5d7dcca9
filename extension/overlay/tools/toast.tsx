import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

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
  const left = Math.max(0, Math.ceil((notice.until - now) / 1000));
  useEffect(() => {
    if (left === 0) onClose();
  }, [left, onClose]);
  return (
    <div class="toast" role="status">
      <span class="grow">{notice.text}</span>
      {notice.actions.map(({ label, strong, run }) => (
        <button type="button" class={strong ? 'strong' : 'num'} key={label(0)} onClick={run}>
          {label(left)}
        </button>
      ))}
      <button type="button" aria-label={closeLabel} onClick={onClose}>
        ✕
      </button>
    </div>
  );
}
