import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../../look/language-context.ts';

interface FrameProps {
  /** Absent: the form has no button of its own to save. */
  readonly onSave?: () => Promise<void>;
  readonly onDone: () => void;
  readonly ready?: boolean;
  readonly children: ComponentChildren;
}

/** The place at the foot where something is asked; its first field has the focus. */
export function FormFrame({ onSave, onDone, ready = false, children }: FrameProps): JSX.Element {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    void onSave?.();
  };
  return (
    <footer class="actions">
      <form class="col" ref={form} onSubmit={submit}>
        {children}
        <div class="row">
          {onSave && (
            <button type="submit" class="btn primary grow" disabled={!ready}>
              {t('save')}
            </button>
          )}
          <button type="button" class="btn" onClick={onDone}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </footer>
  );
}
