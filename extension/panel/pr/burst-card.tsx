import type { JSX } from 'preact';
import type { BurstRecord } from '../../../shared/model/burst.ts';
import { LEVEL_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { formatAgo } from '../../look/format-time.ts';
import { useWords, type Words } from '../../look/language-context.ts';
import type { PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { readNow } from '../use-now.ts';
import { nameBrand } from './story-card.tsx';

/** One burst in the list, with the numbers that made its level. */
export function BurstCard({ state, burst }: { state: PanelState; burst: BurstRecord }): JSX.Element {
  const words = useWords();
  const { t, pick, language } = words;
  return (
    <a class="card mention" href={linkTo('burst', burst.id)}>
      <span class={`bar bar-${burst.level}`} />
      <span class="row s">
        <span class={`tag ${burst.level}`}>{pick(LEVEL_WORDS[burst.level])}</span>
        <span class="b cut grow">{nameBurst(state, burst, words)}</span>
        <span class={`tag ${burst.endedAt === null ? 'orange' : ''}`}>
          {burst.endedAt === null ? t('burstGoing') : t('burstOver')}
        </span>
        <span class="faint xs">{formatAgo(burst.startedAt, readNow(), language)}</span>
      </span>
      <span class="excerpt s muted">{describeBurst(burst, words)}</span>
    </a>
  );
}

/** Brand and topic of a burst. */
export function nameBurst(state: PanelState, burst: BurstRecord, { t, pick }: Words): string {
  const topic = burst.topic === 'all' ? t('burstAll') : pick(TOPIC_WORDS[burst.topic]);
  return `${nameBrand(state, burst.brandId)} · ${topic}`;
}

/** The numbers in one sentence: how many, in what time, how many are usual. */
export function describeBurst(burst: BurstRecord, { t, language }: Words): string {
  const short = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return t('burstNumbers', {
    minutes: burst.minutes,
    n: burst.count,
    expected: short.format(burst.expected),
    ratio: short.format(burst.ratio),
  });
}
