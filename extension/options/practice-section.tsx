import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../look/language-context.ts';
import { usePairing } from './pair-form.tsx';

/** The practice pages stand one port above the API, on this computer only. */
export function guessPracticeAddress(baseUrl: string | null): string {
  const url = new URL(baseUrl ?? 'http://127.0.0.1:7373');
  return `http://127.0.0.1:${Number(url.port || 7373) + 1}/plain`;
}

/** Whether a monitor with practice pages runs on this computer: elsewhere their address leads nowhere. */
export function hasLocalPractice(
  pairing: { readonly baseUrl: string; readonly drill: boolean } | null | undefined,
): boolean {
  return pairing?.drill === true && /^http:\/\/(?:127\.0\.0\.1|localhost)(?::|\/|$)/.test(pairing.baseUrl);
}

/** Where everybody can practise: the extension's own page needs no monitor. */
export const OWN_PRACTICE_PAGE = '/practice.html';

/** Opens the extension's own practice page, or the one that `npm start` serves on this computer. */
export function PracticeSection(): JSX.Element {
  const { t } = useWords();
  const pairing = usePairing();
  const [typed, setTyped] = useState<string | null>(null);
  const address = typed ?? guessPracticeAddress(pairing?.baseUrl ?? null);
  const usable = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\//.test(address);
  return (
    <>
      <p class="s muted">{t('practiceIntro')}</p>
      <div class="row">
        <a class="btn" href={OWN_PRACTICE_PAGE} target="_blank" rel="noreferrer">
          {t('practiceOpen')}
        </a>
      </div>
      <p class="xs muted">{t('practiceNeedsMonitor')}</p>
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
            {t('practiceLive')}
          </a>
        )}
      </form>
    </>
  );
}
