import type { JSX } from 'preact';
import type { Mention } from '../../../shared/model/mention.ts';
import { useWords } from '../../look/language-context.ts';
import { InstantSteps } from './instant-steps.tsx';

/** The five instants of section 1 of the service rules, kept apart, each with what it took since the one before; and what was answered. */
export function FiveSteps({ mention }: { mention: Mention }): JSX.Element {
  const { t } = useWords();
  return (
    <div>
      <InstantSteps
        label={t('fiveTimes')}
        steps={[
          ['stepPublished', mention.publishedAt],
          ['stepFound', mention.foundAt],
          ['stepTold', mention.toldAt],
          ['stepClaimed', mention.claimedAt],
          ['stepAnswered', mention.answeredAt],
        ]}
      />
      {mention.answerText !== undefined && (
        <p class="s break">
          <span class="xs muted">{t('answerSaid')}</span>
          <br />
          {mention.answerText}
        </p>
      )}
      {!mention.publishedTrusted && <p class="xs muted">{t('firstSeen')}</p>}
    </div>
  );
}
