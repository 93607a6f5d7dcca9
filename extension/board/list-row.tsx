import type { JSX } from 'preact';
import { CHANNEL_WORDS, TICKET_STATE_WORDS, TOPIC_WORDS } from '../i18n/term-labels.ts';
import { describeLevel } from '../look/describe-mention.ts';
import { formatClock, formatInstant } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import { nameSite } from '../look/name-site.ts';
import { TICKET_TONES } from '../look/ticket-tones.ts';
import { linkTo } from '../panel/route.ts';
import type { ListWish } from './list-wish.ts';
import type { Row } from './read-rows.ts';

const MINUTE_MS = 60_000;

/** A row behind a number; it opens where it is worked on. */
export function ListRow({ one, of }: { one: Row; of: ListWish['of'] }): JSX.Element {
  const view = one.what === 'mentions' ? linkTo('mention', one.row.mention.id) : linkTo('ticket', one.row.ticket.id);
  return (
    <li>
      <a href={`sidepanel.html${view}`} target="_blank" rel="noreferrer">
        {one.what === 'mentions' ? <MentionRow {...one.row} of={of} /> : <TicketRow {...one.row} of={of} />}
      </a>
    </li>
  );
}

function MentionRow({
  mention,
  minutes,
  of,
}: Extract<Row, { what: 'mentions' }>['row'] & { of: ListWish['of'] }): JSX.Element {
  const { t, language } = useWords();
  return (
    <>
      <span class="row s">
        <span class={`tag ${mention.level}`}>{describeLevel(mention, language)}</span>
        <span class="muted cut grow">
          {nameSite(mention.site, language)} · <bdi>{mention.author?.name ?? t('unknownAuthor')}</bdi>
        </span>
        <Took minutes={minutes} of={of} />
        <span class="faint xs num">{formatInstant(mention.publishedAt, Date.now(), language)}</span>
      </span>
      <span class="two">
        <bdi>{mention.text}</bdi>
      </span>
    </>
  );
}

function TicketRow({
  ticket,
  minutes,
  cameBack,
  of,
}: Extract<Row, { what: 'tickets' }>['row'] & { of: ListWish['of'] }): JSX.Element {
  const { t, pick, language } = useWords();
  return (
    <>
      <span class="row s">
        <span class="b num">#{ticket.number}</span>
        <span class={`tag ${TICKET_TONES[ticket.state]}`}>{pick(TICKET_STATE_WORDS[ticket.state])}</span>
        <span class="muted cut grow">
          {pick(CHANNEL_WORDS[ticket.channel])} · {pick(TOPIC_WORDS[ticket.topic])}
        </span>
        {cameBack && of === 'firstContactRate' && <span class="tag orange">{t('listCameBack')}</span>}
        {ticket.satisfaction !== null && of === 'satisfaction' && (
          <span class={`b num ${ticket.satisfaction <= 2 ? 'bad' : ''}`}>
            {t('listScore', { n: ticket.satisfaction })}
          </span>
        )}
        <Took minutes={minutes} of={of} />
        <span class="faint xs num">{formatInstant(ticket.createdAt, Date.now(), language)}</span>
      </span>
      <span class="two">
        <bdi>{ticket.problem}</bdi>
      </span>
    </>
  );
}

/** How long it took; of a deadline how far it was missed, or that it was kept. */
function Took({ minutes, of }: { minutes: number | null; of: ListWish['of'] }): JSX.Element | null {
  const { t, language } = useWords();
  if (minutes === null) return null;
  const clock = formatClock(Math.abs(minutes) * MINUTE_MS, language);
  if (of !== 'late' && of !== 'overdueRate') return <b class="num">{clock}</b>;
  if (minutes <= 0) return <span class="good">{t('listInTime')}</span>;
  return <b class="bad num">{t('listPast', { clock })}</b>;
}
