import type { JSX } from 'preact';
import type { Lag } from '../../../shared/model/source.ts';
import type { SourceView } from '../../../shared/schemas/source.ts';
import { formatAgo, formatInstant, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { SOURCE_LOOKS } from '../../look/source-state.ts';
import { useNow } from '../use-now.ts';
import { SourceTrial } from './source-trial.tsx';

/** One source: how it is heard and since when, when next, what its interface still allows, and whose the lag is. */
export function SourceCard({ source, mayTry }: { source: SourceView; mayTry: boolean }): JSX.Element {
  const { t, language } = useWords();
  const now = useNow();
  const { word, tone } = SOURCE_LOOKS[source.state];
  const ago = (at: number | null) => (at === null ? t('never') : formatAgo(at, now, language));
  const say = (lag: Lag) =>
    t('sourceLagSaid', { half: formatSpan(lag.p50Ms, language), most: formatSpan(lag.p95Ms, language) });
  return (
    <div class="card source" data-source={source.id}>
      <div class="row s">
        <b class="cut">
          <bdi>{source.name}</bdi>
        </b>
        <span class="faint xs">{source.type}</span>
        <span class="grow" />
        {source.drill && <span class="tag">{t('drill')}</span>}
        <span class={`tag ${tone}`}>{t(word)}</span>
      </div>
      {source.lastError && (
        <p class="xs reason">
          {source.lastError}
          {source.blindSince !== null && (
            <span class="muted"> {t('sourceSince', { time: formatInstant(source.blindSince, now, language) })}</span>
          )}
        </p>
      )}
      <dl class="facts wide">
        <Fact name={t('sourceHeard')}>{ago(source.lastSuccessAt)}</Fact>
        <Fact name={t('sourceNewest')}>{ago(source.lastNewEntryAt)}</Fact>
        <Fact name={t('sourceUsual')}>
          {source.expectedPerHour === null
            ? t('sourceUsualUnknown')
            : t('sourceUsualSaid', { n: source.expectedPerHour })}
        </Fact>
        {source.enabled && (
          <Fact name={t('sourceNext')}>
            {source.nextPollAt <= now ? t('sourceNextNow') : formatInstant(source.nextPollAt, now, language, true)}
          </Fact>
        )}
        <Fact name={t('sourceQuota')}>
          {source.quotaLeft === null || source.quotaResetAt === null
            ? t('sourceQuotaUnknown')
            : t('sourceQuotaUntil', {
                n: source.quotaLeft,
                time: formatInstant(source.quotaResetAt, now, language),
              })}
        </Fact>
        <Fact name={t('sourceLagPlatform')}>{source.lag ? say(source.lag.platform) : t('sourceLagUnknown')}</Fact>
        <Fact name={t('sourceLagOurs')}>{source.lag ? say(source.lag.ours) : t('sourceLagUnknown')}</Fact>
      </dl>
      {mayTry && <SourceTrial sourceId={source.id} />}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="num">{children}</dd>
    </div>
  );
}
