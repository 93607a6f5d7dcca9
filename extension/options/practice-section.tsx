import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../look/language-context.ts';
import { usePairing } from './pair-form.tsx';

/** The practice pages stand one port above the API, on this computer only. */
export function guessPracticeAddress(baseUrl: string | null): string {
  const url = new URL(baseUrl ?? 'http://127.0.0.1:7373');
  return `http://127.0.0.1:${Number(url.port || 7373) + 1}/plain`;
}

/** Opens the practice page that `npm start` serves. */
export function PracticeSection(): JSX.Element {
  const { t } = useWords();
  const pairing = usePairing();
  const [typed, setTyped] = useState<string | null>(null);
  const address = typed ?? guessPracticeAddress(pairing?.baseUrl ?? null);
  const usable = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\//.test(address);
  return (
    <>
      <p class="s muted">{t('practiceIntro')}</p>
      <form class="row wrap practice" onSubmit={(event) => event.preventDefault()}>
        <label class="grow">
          <span class="sr">{t('practiceAddress')}</span>
          <input
            class="field num"
            type="text"
            value={address}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        {usable && (
          <a class="btn" href={address} target="_blank" rel="noreferrer">
            {t('practiceOpen')}
          </a>
        )}
      </form>
      <p class="xs muted">{t('practiceNeedsMonitor')}</p>
    </>
  );
}
