import type { JSX } from 'preact';
import type { Mention } from '../../shared/model/mention.ts';
import type { StringKey } from '../i18n/translate.ts';
import { formatInstant, formatStep } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import { readNow } from './use-now.ts';

/** The five instants of section 1 of the service rules, kept apart, each with what it took since the one before. */
export function FiveSteps({ mention }: { mention: Mention }): JSX.Element {
  const { t, language } = useWords();
  const steps: readonly (readonly [StringKey, number | null])[] = [
    ['stepPublished', mention.publishedAt],
    ['stepFound', mention.foundAt],
    ['stepTold', mention.toldAt],
    ['stepClaimed', mention.claimedAt],
    ['stepAnswered', mention.answeredAt],
  ];
  const now = readNow();
  let before: number | null = null;
  return (
    <div>
      <ol class="steps" aria-label={t('fiveTimes')}>
        {steps.map(([key, at]) => {
          const took = at !== null && before !== null ? formatStep(at - before) : '';
          if (at !== null) before = at;
          return (
            <li key={key} class={at === null ? '' : 'done'}>
              <b class="num">{at === null ? '—' : formatInstant(at, now, language, true)}</b>
              <span>
                {t(key)} <span class="num">{took}</span>
              </span>
            </li>
          );
        })}
      </ol>
      {!mention.publishedTrusted && <p class="xs muted">{t('firstSeen')}</p>}
    </div>
  );
}
