import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import { ApiError } from '../../../shared/api-client.ts';
import type { Reason } from '../../../shared/model/analysis.ts';
import type { Language } from '../../../shared/model/labels.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { describeLevel } from '../../look/describe-mention.ts';
import { formatCount, formatInstant } from '../../look/format-time.ts';
import { Icon } from '../../look/icons.tsx';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import { nameDepartment } from '../../look/name-policy.ts';
import { nameSite } from '../../look/name-site.ts';
import { openPost, showProblem } from '../act.ts';
import { EmptyState } from '../empty-state.tsx';
import { LazyView } from '../lazy-view.tsx';
import { panelClient } from '../load-panel.ts';
import { may, type PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { EventHistory } from '../tickets/event-history.tsx';
import { readNow } from '../use-now.ts';
import { ApprovalCard } from './approval-card.tsx';
import { FiveSteps } from './five-steps.tsx';
import type { GuidanceProps } from './guidance.tsx';
import { MarkedText } from './marked-text.tsx';
import { MentionActions } from './mention-actions.tsx';
import { MentionClock } from './mention-clock.tsx';
import { reportShown } from './report-shown.ts';

const loadCorrection = () => import('./correct-judgement.tsx').then((module) => module.CorrectJudgement);
const loadTrial = () => import('../duty/alert-trial.tsx').then((module) => module.AlertTrial);
const loadTold = () => import('./told-by.tsx').then((module) => module.ToldBy);
const loadGuidance = () => import('./guidance.tsx').then((module) => module.Guidance);

/** One mention: the post, its five instants, why it has its level, its tickets and what happened. */
export function MentionDetail({ state, id, asPane }: { state: PanelState; id: string; asPane: boolean }): JSX.Element {
  const { t, language } = useWords();
  const mention = state.mentions.get(id);
  const more = useMore(id, mention, state.link.kind === 'live');
  useEffect(() => {
    if (mention) reportShown([mention]);
  }, [mention]);
  if (!mention) {
    const kind = state.listsRead ? 'search' : 'loading';
    return <EmptyState kind={kind} title={state.listsRead ? t('emptySearchTitle') : t('loading')} />;
  }
  const author = mention.author?.name ?? t('unknownAuthor');
  return (
    <article class="detail" aria-label={`${describeLevel(mention, language)} ${author}`}>
      <header class="detail-head row">
        {!asPane && (
          <a class="btn ghost sm icon" href="#/mentions" aria-label={t('back')}>
            <Icon name="back" />
          </a>
        )}
        <h1 class={`tag ${mention.level}`}>{describeLevel(mention, language)}</h1>
        <span class="faint xs num">#{mention.number}</span>
        {mention.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        <MentionClock mention={mention} large />
      </header>
      <div class="detail-body">
        <div class="row">
          <span class={`face ${mention.level}`} aria-hidden="true">
            {[...author.replace(/^@/, '')][0]}
          </span>
          <div class="grow">
            <div class="b cut">
              <bdi>{author}</bdi>
            </div>
            <div class="xs muted cut">{describeAuthor(mention, t, language)}</div>
          </div>
          {mention.permalink ? (
            <button type="button" class="btn sm" onClick={() => void openPost(mention.id, null)}>
              <Icon name="open" size={13} />
              {t('openPost')}
            </button>
          ) : (
            <span class="xs faint">{t('noLink')}</span>
          )}
        </div>
        {mention.title && mention.title !== mention.text && <p class="b break">{mention.title}</p>}
        <p class="post break">
          <MarkedText text={mention.text} matches={mention.analysis.matches} />
        </p>
        <Reach mention={mention} />
        {more && more.sightings.length > 1 && (
          <p class="xs muted reach">
            {t('seenIn')} {t('seenInCount', { n: more.sightings.length })}
          </p>
        )}
        {mention.storyId !== null && mention.storySize > 1 && (
          <a class="link s" href={linkTo('story', mention.storyId)}>
            {t('openStoryOf', { n: mention.storySize })}
          </a>
        )}
        {state.approvalLevels.includes(mention.level) && <ApprovalCard mentionId={mention.id} people={state.people} />}
        <FiveSteps mention={mention} />
        <LazyView load={loadTold} with={{ state, mention }} quiet />
        <Why state={state} mention={mention} />
        <LazyView load={loadGuidance} with={guide(state, mention)} quiet />
        <OnIt state={state} mention={mention} />
        <Tickets state={state} mention={mention} more={more} />
        {more && more.events.length > 0 && (
          <section class="card box">
            <h2 class="s">{t('history')}</h2>
            <EventHistory events={more.events} people={state.people} />
          </section>
        )}
        {state.link.kind === 'live' && may(state, 'config.manage') && (
          <LazyView load={loadTrial} with={{ state, mention }} quiet />
        )}
      </div>
      <MentionActions state={state} mention={mention} />
    </article>
  );
}

/** What the post tells the playbooks and templates. */
function guide(state: PanelState, mention: Mention): GuidanceProps {
  const { kind, topic, flags } = mention.analysis;
  const fields = {
    ...(mention.author?.name ? { 'customer.name': mention.author.name } : {}),
    ...(state.pairing ? { 'agent.name': state.pairing.personName } : {}),
    'brand.name': state.brands.find((brand) => brand.id === mention.brandId)?.name ?? '',
  };
  return {
    ...{ kind, topic, urgency: mention.urgency, safety: flags.safety },
    step: mention.state === 'answered' ? 'second' : 'first',
    publicFields: fields,
    directFields: fields,
  };
}

/** Who is on it, so that nobody answers twice. */
function OnIt({ state, mention }: { state: PanelState; mention: Mention }): JSX.Element | null {
  const { t, language } = useWords();
  if (mention.claimedBy === null || mention.claimedAt === null) return null;
  const mine = mention.claimedBy === state.pairing?.personId;
  const name = state.people.get(mention.claimedBy) ?? '…';
  return (
    <p class="row s muted">
      <span class="tag accent">{mine ? t('youClaimed') : t('someoneClaimed', { name })}</span>
      {formatInstant(mention.claimedAt, readNow(), language)}
    </p>
  );
}

/** What only the monitor knows of it; null while unknown. Asked again whenever the mention changes. */
function useMore(id: string, mention: Mention | undefined, live: boolean): ApiAnswer<'getMention'> | null {
  const [more, setMore] = useState<ApiAnswer<'getMention'> | null>(null);
  const version = `${mention?.state}-${mention?.claimedBy}-${mention?.toldAt}-${mention?.ticketId}`;
  useEffect(() => {
    let current = true;
    const client = live && version !== '' ? panelClient() : null;
    if (!client) return;
    client.getMention({ params: { id } }).then(
      (answer) => current && setMore(answer),
      (error: unknown) => {
        if (!(error instanceof ApiError)) showProblem(error); // a refusal leaves what the cache knows on the screen
      },
    );
    return () => {
      current = false;
    };
  }, [id, version, live]);
  return more?.mention.id === id ? more : null;
}

type T = ReturnType<typeof useWords>['t'];

function describeAuthor(mention: Mention, t: T, language: 'zh-CN' | 'en'): string {
  const parts = [nameSite(mention.site, language)];
  if (mention.author?.followers) parts.push(t('followers', { n: formatCount(mention.author.followers, language) }));
  if (mention.rating !== null) parts.push(t('stars', { n: mention.rating }));
  if (mention.analysis.flags.repeated) parts.push(t('repeated'));
  return parts.join(' · ');
}

function Reach({ mention }: { mention: Mention }): JSX.Element | null {
  const { t, language } = useWords();
  const { metrics } = mention;
  const parts: string[] = [];
  if (metrics?.reposts) parts.push(t('reposts', { n: formatCount(metrics.reposts, language) }));
  if (metrics?.comments) parts.push(t('comments', { n: formatCount(metrics.comments, language) }));
  if (metrics?.likes) parts.push(t('likes', { n: formatCount(metrics.likes, language) }));
  if (metrics?.views) parts.push(t('views', { n: formatCount(metrics.views, language) }));
  if (mention.storySize > 1) parts.push(t('storyCount', { n: mention.storySize }));
  return parts.length === 0 ? null : <p class="xs muted reach">{parts.join(' · ')}</p>;
}

function Why({ state, mention }: { state: PanelState; mention: Mention }): JSX.Element {
  const { t, language } = useWords();
  const [correctingId, setCorrectingId] = useState<string | null>(null);
  const isCorrecting = correctingId === mention.id;
  const { sentiment, why, departments } = mention.analysis;
  const label = t(
    sentiment.label === 'neg' ? 'sentimentNeg' : sentiment.label === 'pos' ? 'sentimentPos' : 'sentimentNeu',
  );
  return (
    <section class="card box">
      <h2 class="s">{t('whyLevel', { level: describeLevel(mention, language) })}</h2>
      <dl class="facts">
        {why
          // The sentiment stands below, with its figures.
          .filter((reason) => reason.rule !== 'analyze.sentiment')
          .map((reason) => (
            <div key={`${reason.rule}${reason.en}`}>
              <dt>{/^[A-Z]{2,}-/.test(reason.rule) ? reason.rule : t('whyReading')}</dt>
              <dd>{describeReason(reason, language)}</dd>
            </div>
          ))}
        <div>
          <dt>{t('whySentiment')}</dt>
          <dd class="num">
            {t('whySentimentSays', {
              label,
              score: `${sentiment.score < 0 ? '−' : '+'}${Math.abs(sentiment.score).toFixed(2)}`,
              confidence: sentiment.confidence.toFixed(2),
            })}
            {sentiment.confidence < 0.7 && <span class="tag yellow unsure">{t('whyUnsure')}</span>}
          </dd>
        </div>
        {departments.length > 0 && (
          <div>
            <dt>{t('whyDepartments')}</dt>
            <dd>
              {joinWords(
                departments.map((id) => nameDepartment(id, language)),
                language,
              )}
            </dd>
          </div>
        )}
      </dl>
      {may(state, 'mentions.handle') && (
        <button
          type="button"
          class="btn ghost sm"
          data-do="correct"
          aria-expanded={isCorrecting}
          onClick={() => setCorrectingId(isCorrecting ? null : mention.id)}
        >
          {t('correctOpen')}
        </button>
      )}
      {isCorrecting && <LazyView load={loadCorrection} with={{ state, mention }} />}
    </section>
  );
}

/** The reason with the words of the post that made it, unless it quotes them itself. */
function describeReason(reason: Reason, language: Language): string {
  const text = language === 'zh-CN' ? reason.zh : reason.en;
  const words = (reason.words ?? []).filter((word) => !text.includes(word)).slice(0, 4);
  if (words.length === 0) return text;
  return language === 'zh-CN'
    ? `${text}：${words.map((word) => `“${word}”`).join('')}`
    : `${text}: “${words.join('”, “')}”`;
}

interface TicketsProps {
  readonly state: PanelState;
  readonly mention: Mention;
  readonly more: ApiAnswer<'getMention'> | null;
}

function Tickets({ state, mention, more }: TicketsProps): JSX.Element | null {
  const { t } = useWords();
  const known = more?.tickets ?? [...state.tickets.values()].filter((ticket) => ticket.mentionId === mention.id);
  const waiting = state.outbox.filter((row) => row.draft.mentionId === mention.id && row.state === 'waiting');
  if (known.length + waiting.length === 0) return null;
  return (
    <section class="card box">
      <h2 class="s">{t('relatedTickets')}</h2>
      <ul class="links">
        {known.map((ticket) => (
          <li key={ticket.id}>
            <a class="link num" href={linkTo('ticket', ticket.id)}>
              {t('ticketNumber', { n: ticket.number })}
            </a>
          </li>
        ))}
        {waiting.map((row) => (
          <li key={row.clientKey}>
            <a class="link" href={linkTo('ticket', row.clientKey)}>
              {t('ticketLocal')} · {t('waitingHandOver')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
