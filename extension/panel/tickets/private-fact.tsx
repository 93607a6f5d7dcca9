import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../look/language-context.ts';

/** A private field: covered until somebody asks for it (SEC-1). */
export function PrivateFact({ label, value }: { label: string; value: string | null }): JSX.Element {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <dt>{label}</dt>
      <dd class="row">
        {value === null ? (
          <span class="faint">{t('notGiven')}</span>
        ) : (
          <>
            <span class="num break grow">{shown ? value : cover(value)}</span>
            <button
              type="button"
              class="btn ghost sm"
              aria-label={`${shown ? t('hide') : t('show')} ${label}`}
              title={t('lookRecorded')}
              onClick={() => setShown(!shown)}
            >
              {shown ? t('hide') : t('show')}
            </button>
          </>
        )}
      </dd>
    </div>
  );
}

/** As much as two colleagues need to see that they speak of the same one: `138 •••• 5678` (SEC-1). */
function cover(value: string): string {
  const signs = [...value.replace(/\s/g, '')];
  const [head, tail] = signs.length >= 11 ? [3, 4] : signs.length >= 6 ? [1, 2] : [0, 0];
  return `${signs.slice(0, head).join('')} •••• ${tail === 0 ? '' : signs.slice(-tail).join('')}`.trim();
}
