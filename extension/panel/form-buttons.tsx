import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';

/** The two ways out of a form: what it is for, and nothing done. */
export function FormButtons(props: { say: string; ready: boolean; onCancel: () => void }): JSX.Element {
  const { t } = useWords();
  return (
    <>
      <button type="submit" class="btn primary" disabled={!props.ready}>
        {props.say}
      </button>
      <button type="button" class="btn" onClick={props.onCancel}>
        {t('cancel')}
      </button>
    </>
  );
}
