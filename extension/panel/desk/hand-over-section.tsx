import type { JSX } from 'preact';
import { HAND_OVER_GONE } from '../../../shared/model/ticket.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import type { TicketWork } from '../tickets/use-ticket-work.ts';

type HandOver = TicketWork['handOvers'][number];

const REMOTE_WORDS: Readonly<Record<NonNullable<HandOver['remoteState']>, StringKey>> = {
  open: 'handOverOpen',
  pending: 'handOverPending',
  solved: 'handOverSolved',
};

/** Where a ticket stands in the helpdesks that the company has, with its address there, or why it is not there. */
export function HandOverSection({ handOvers }: { readonly handOvers: readonly HandOver[] }): JSX.Element | null {
  const { t } = useWords();
  if (handOvers.length === 0) return null;
  return (
    <section class="card box" data-section="hand-overs">
      <h2 class="s">{t('handOvers')}</h2>
      <ul class="notes">
        {handOvers.map((one) => (
          <li key={one.helpdeskId}>
            <p class="row s">
              <span class="grow break">
                {one.helpdeskId}
                {one.remoteId !== null && <span class="muted"> #{one.remoteId}</span>}
              </span>
              <span class={`tag ${toneOf(one)}`}>{t(wordOf(one))}</span>
            </p>
            {one.lastError !== null && (
              <p class="s muted break">{one.lastError === HAND_OVER_GONE ? t('handOverGoneHint') : one.lastError}</p>
            )}
            {one.remoteUrl !== null && one.lastError !== HAND_OVER_GONE && (
              <a class="s" href={one.remoteUrl} target="_blank" rel="noreferrer">
                {t('handOverShow')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordOf({ state, lastError, remoteState }: HandOver): StringKey {
  if (lastError === HAND_OVER_GONE) return 'handOverGone';
  if (state === 'dead') return 'handOverDead';
  // What is known of it over there stays true while a change of ours is on its way.
  return remoteState === null ? 'handOverWaits' : REMOTE_WORDS[remoteState];
}

function toneOf({ state, remoteState }: HandOver): string {
  return state === 'dead' ? 'red' : remoteState === 'solved' ? 'green' : '';
}
