import type { JSX } from 'preact';
import type { Mention } from '../../../shared/model/mention.ts';
import { describeLevel } from '../../look/describe-mention.ts';
import { formatAgo, formatCount, formatInstant, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { linkTo } from '../route.ts';
import { readNow } from '../use-now.ts';
import { isLive } from './filter-mentions.ts';
import { MarkedText } from './marked-text.tsx';
import { MentionClock } from './mention-clock.tsx';

interface Props {
  readonly mention: Mention;
  readonly selected: boolean;
  readonly people: ReadonlyMap<string, string>;
  readonly myId: string | null;
}

/** One mention in the queue: level in words and colour, who and where, time left, two lines of text, the one reason that matters. */
export function MentionCard({ mention, selected, people, myId }: Props): JSX.Element {
  const words = useWords();
  const { t, language } = words;
  const answered = mention.state === 'answered';
  const settled = !isLive(mention);
  const tone = answered ? 'green' : mention.state === 'dismissed' ? 'grey' : mention.level;
  return (
    <a
      class={`card mention ${selected ? 'on' : ''} ${settled ? 'settled' : ''}`}
      href={linkTo('mention', mention.id)}
      aria-current={selected ? 'true' : undefined}
      data-mention={mention.id}
    >
      <span class={`bar bar-${tone}`} />
      <span class="row s">
        <span class={`tag ${tone}`}>
          {settled ? describeSettled(mention, words) : describeLevel(mention, language)}
        </span>
        <span class="muted cut grow">
          {nameSite(mention.site, language)} · <bdi>{mention.author?.name ?? t('unknownAuthor')}</bdi>
          {mention.author?.followers
            ? ` · ${t('followers', { n: formatCount(mention.author.followers, language) })}`
            : ''}
        </span>
        {settled ? <span class="faint xs num">#{mention.number}</span> : <MentionClock mention={mention} />}
      </span>
      <span class="two excerpt">
        <MarkedText text={mention.text} matches={mention.analysis.matches} />
      </span>
      {!settled && (
        <span class="row xs muted foot">
          <span class="cut grow">{describeFacts(mention, words).join(' · ')}</span>
          {mention.state === 'claimed' && (
            <span class="tag accent">
              {mention.claimedBy === myId
                ? t('youOnIt')
                : t('someoneOnIt', { name: people.get(mention.claimedBy ?? '') ?? '…' })}
            </span>
          )}
        </span>
      )}
    </a>
  );
}

type Words = ReturnType<typeof useWords>;

function describeSettled(mention: Mention, { t, language }: Words): string {
  if (mention.state === 'dismissed' || mention.answeredAt === null) return t('filterDismissed');
  const took = mention.answeredAt - mention.publishedAt;
  const span = took < 3_600_000 ? clockOf(took) : formatSpan(took, language);
  return `${t('answeredIn', { time: span })}${mention.answeredHow === 'self-declared' ? ` · ${t('answeredSelf')}` : ''}`;
}

function clockOf(ms: number): string {
  return `${Math.floor(ms / 60_000)}:${String(Math.floor((ms % 60_000) / 1_000)).padStart(2, '0')}`;
}

/** What a person weighs before opening it, most telling first. */
function describeFacts(mention: Mention, { t, language }: Words): string[] {
  const facts: string[] = [];
  const now = readNow();
  const age = now - mention.publishedAt;
  facts.push(
    t('publishedAgo', {
      time:
        age > 86_400_000
          ? formatInstant(mention.publishedAt, now, language)
          : formatAgo(mention.publishedAt, now, language),
    }),
  );
  const { flags } = mention.analysis;
  if (flags.repeated) facts.push(t('repeated'));
  if (flags.amountYuan > 0) facts.push(`¥${flags.amountYuan.toLocaleString('en')}`);
  if (mention.storySize > 1) facts.push(t('storyCount', { n: mention.storySize }));
  if (mention.metrics?.reposts) facts.push(t('reposts', { n: formatCount(mention.metrics.reposts, language) }));
  if (mention.rating !== null) facts.push(t('stars', { n: mention.rating }));
  if (mention.analysis.kind === 'suggestion') facts.push(t('goodForThanks'));
  facts.push(
    mention.publishedTrusted
      ? t('foundAfter', { time: formatSpan(mention.foundAt - mention.publishedAt, language) })
      : t('firstSeen'),
  );
  return facts;
}
