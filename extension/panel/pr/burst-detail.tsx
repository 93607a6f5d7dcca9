import type { JSX } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { LEVEL_WORDS } from '../../i18n/term-labels.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { type PanelState, putMentions } from '../panel-store.ts';
import { useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { Waiting } from '../waiting.tsx';
import { describeBurst, nameBurst } from './burst-card.tsx';
import { PostList } from './post-list.tsx';
import { DetailHead, versionOf } from './pr-frame.tsx';

/** One burst: the numbers that made it, the words that rise, the posts. */
export function BurstDetail({ state, id, asPane }: { state: PanelState; id: string; asPane: boolean }): JSX.Element {
  const words = useWords();
  const { t, pick, language } = words;
  const read = useCallback((client: ApiClient) => client.getBurst({ params: { id } }), [id]);
  const { answer } = useAnswer(read, versionOf(state));
  useEffect(() => {
    if (answer) putMentions(answer.mentions);
  }, [answer]);
  if (!answer) return <Waiting state={state} />;
  const { burst, mentions, rising } = answer;
  const now = readNow();
  return (
    <article class="detail" aria-label={nameBurst(state, burst, words)}>
      <DetailHead asPane={asPane} back="bursts">
        <h1 class={`tag ${burst.level}`}>{pick(LEVEL_WORDS[burst.level])}</h1>
        <span class="b cut grow">{nameBurst(state, burst, words)}</span>
        <span class={`tag ${burst.endedAt === null ? 'orange' : ''}`}>
          {burst.endedAt === null ? t('burstGoing') : t('burstOver')}
        </span>
      </DetailHead>
      <div class="detail-body">
        <section class="card box">
          <p>{describeBurst(burst, words)}</p>
          <p class="s muted">
            {t('burstChance', { chance: burst.chance < 1e-12 ? '1e-12' : burst.chance.toExponential(0) })}
          </p>
          <p class="s muted">
            {formatInstant(burst.startedAt, now, language)} –{' '}
            {formatInstant(burst.endedAt ?? burst.lastAt, now, language)}
          </p>
        </section>
        {rising.length > 0 && (
          <section class="card box">
            <h2 class="s">{t('burstTerms')}</h2>
            <ul class="links">
              {rising.map((one) => (
                <li key={one.term} class="row s">
                  <b class="grow">
                    <bdi>{one.term}</bdi>
                  </b>
                  <span class="num muted">{t('termRise', { before: one.before, now: one.now })}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <PostList state={state} mentions={mentions} />
      </div>
    </article>
  );
}
