import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';

interface Props {
  readonly title: string;
  /** Beside the title. */
  readonly aside?: ComponentChildren;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** What opens over the board: Escape and the cross close it, and the focus goes back to where it was. */
export function BoardDialog({ title, aside, onClose, children }: Props): JSX.Element {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class="list" aria-labelledby="list-title" onClose={onClose}>
      <div class="row list-head">
        <h2 id="list-title" class="grow">
          {title}
        </h2>
        {aside}
        <button type="button" class="btn ghost sm icon" aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" size={14} />
        </button>
      </div>
      {children}
    </dialog>
  );
}
