import type { ComponentChildren, JSX } from 'preact';
import type { Mention } from '../../../shared/model/mention.ts';
import type { MonitoredPost } from '../../../shared/model/monitored-post.ts';
import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import { sumReactions } from '../../../shared/understanding/sum-reactions.ts';
import {
  DISMISS_WORDS,
  LEVEL_WORDS,
  MENTION_STATE_WORDS,
  SENTIMENT_WORDS,
  TICKET_STATE_WORDS,
} from '../../i18n/term-labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatCount, formatInstant, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { type PanelState, putMentions } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { readNow } from '../use-now.ts';

const COLUMNS = [
  'monitoredPost',
  'monitoredAuthor',
  'monitoredPublished',
  'monitoredReach',
  'searchSentiment',
  'monitoredLevel',
  'monitoredBy',
  'monitoredTook',
  'columnState',
  'monitoredOutcome',
] as const satisfies readonly StringKey[];

/** SOC-9: platform, author, link, time, reach, sentiment, level, who answers, time to answer, state, outcome. */
export function MonitoredTable({ state, posts }: { state: PanelState; posts: readonly MonitoredPost[] }): JSX.Element {
  const { t } = useWords();
  return (
    <table>
      <caption class="sr">{t('prTable')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <Row key={post.mention.id} state={state} post={post} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ state, post: { mention, ticket } }: { state: PanelState; post: MonitoredPost }): JSX.Element {
  const { t, pick, language } = useWords();
  const { analysis, answeredAt, publishedAt } = mention;
  const reach = sumReactions(mention.metrics);
  const text = mention.title ?? mention.text;
  return (
    <tr data-mention={mention.id}>
      <Cell name="monitoredPost">
        <a class="link two" href={linkTo('mention', mention.id)} onClick={() => putMentions([mention])}>
          <span class="num">#{mention.number}</span> <bdi>{maskPersonalData(text)}</bdi>
        </a>
      </Cell>
      <Cell name="monitoredAuthor">
        <Original mention={mention}>{nameSite(mention.site, language)}</Original>
        <span class="muted break">
          <bdi>{mention.author?.name ?? t('unknownAuthor')}</bdi>
        </span>
      </Cell>
      <Cell name="monitoredPublished">{formatInstant(publishedAt, readNow(), language)}</Cell>
      <Cell name="monitoredReach">
        <span class="num">{reach === null ? '—' : formatCount(reach, language)}</span>
        {mention.storySize > 1 && <span class="muted xs">{t('storyCount', { n: mention.storySize })}</span>}
      </Cell>
      <Cell name="searchSentiment">{pick(SENTIMENT_WORDS[analysis.sentiment.label])}</Cell>
      <Cell name="monitoredLevel">
        <span class={`tag ${mention.level}`}>{pick(LEVEL_WORDS[mention.level])}</span>
      </Cell>
      <Cell name="monitoredBy">{state.people.get(mention.answeredBy ?? mention.claimedBy ?? '') ?? '—'}</Cell>
      <Cell name="monitoredTook">{answeredAt === null ? '—' : formatSpan(answeredAt - publishedAt, language)}</Cell>
      <Cell name="columnState">
        {pick(MENTION_STATE_WORDS[mention.state])}
        {mention.answeredHow === 'self-declared' && <span class="muted xs">{t('answeredSelf')}</span>}
      </Cell>
      <Cell name="monitoredOutcome">
        {mention.dismissReason !== null && pick(DISMISS_WORDS[mention.dismissReason])}
        {ticket && (
          <a class="link" href={linkTo('ticket', ticket.id)}>
            {t('ticketNumber', { n: ticket.number })} {pick(TICKET_STATE_WORDS[ticket.state])}
          </a>
        )}
        {ticket?.result && <span class="muted two">{ticket.result}</span>}
        {mention.dismissReason === null && !ticket && '—'}
      </Cell>
    </tr>
  );
}

/** A cell that says by itself what it is, where the table is too narrow for a head. */
function Cell({ name, children }: { name: StringKey; children: ComponentChildren }): JSX.Element {
  const { t } = useWords();
  return <td data-name={t(name)}>{children}</td>;
}

/** The post where it stands, if it has an address. */
function Original({ mention, children }: { mention: Mention; children: ComponentChildren }): JSX.Element {
  if (mention.permalink === null) return <span>{children}</span>;
  return (
    <a class="link" href={mention.permalink} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
