import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';

/** KPI-6: takes a cause over into the improvement table. */
export function MeasureButton(props: { cause: string; onMeasure: (cause: string) => void }): JSX.Element {
  const { t } = useWords();
  return (
    <button
      type="button"
      class="open xs measure"
      aria-label={t('measureOf', { cause: props.cause })}
      onClick={() => props.onMeasure(props.cause)}
    >
      {t('measureMake')}
    </button>
  );
}
