import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';
import { FigureCard } from './figure-card.tsx';
import type { BoardFrame } from './load-board.ts';

/** Stands where the figures come while the monitor counts a long stretch: how it is at this moment, which it always knows. */
export function CountingCards({ counts }: Pick<BoardFrame, 'counts'>): JSX.Element {
  const { t } = useWords();
  const share = counts.withinWindowShare;
  return (
    <>
      <FigureCard
        label={t('countingOpen')}
        means={undefined}
        value={String(counts.open + counts.claimed)}
        change={null}
      />
      <FigureCard
        label={t('countingToday')}
        means={undefined}
        value={String(counts.answeredToday)}
        change={null}
        {...(share === null ? {} : { target: `${t('footerWithin')} ${(share * 100).toFixed(1)}%` })}
      />
      <p class="card block wide counting muted" role="status">
        {t('counting')}
      </p>
    </>
  );
}
