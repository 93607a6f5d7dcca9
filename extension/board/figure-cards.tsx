import type { JSX } from 'preact';
import type { Labels } from '../../shared/model/labels.ts';
import { STRINGS } from '../i18n/translate.ts';
import { formatClock } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import type { ListWish, OpenList } from './board-list.tsx';
import type { Figures } from './board-series.ts';
import type { Nps } from './count-nps.ts';

/** Targets of KPI-1 and SLA-SOCIAL. */
const TARGET = { within: 0.95, firstContact: 0.85, badReviews: 0.03 } as const;
const MINUTE_MS = 60_000;

interface Props {
  readonly figures: Figures;
  /** What all lists of this board have in common. */
  readonly query: ListWish['query'];
  readonly nps: Nps | null;
  readonly at: number;
  readonly onOpen: OpenList;
}

const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
const clock = (minutes: number) => formatClock(minutes * MINUTE_MS);

/** The figures at the top: each with its target, its change, what it means, and the way to the posts behind it. */
export function FigureCards({ figures, query, nps, at, onOpen }: Props): JSX.Element {
  const { t } = useWords();
  const { mentions, tickets, previous, definitions } = figures;
  const within = inTime(mentions.overdueRate);
  const { median, p90 } = mentions.toAnswered;
  const medianBefore = previous.mentions.toAnswered.median;
  return (
    <>
      <Card
        label={t('figureWithin')}
        means={definitions.overdueRate}
        value={within === null ? null : percent(within)}
        missed={within !== null && within < TARGET.within}
        change={points(within, inTime(previous.mentions.overdueRate), 1)}
        target={t('figureTarget', { target: percent(TARGET.within).replace('.0', '') })}
        {...(mentions.late > 0
          ? {
              link: t('figureLate', { n: mentions.late }),
              onLink: () =>
                onOpen({
                  name: `${t('figureWithin')} · ${t('figureLate', { n: mentions.late })}`,
                  query,
                  keep: (one) => one.answerDueAt !== null && (one.answeredAt ?? at) > one.answerDueAt,
                }),
            }
          : {})}
      />
      <Card
        label={t('figureResponse')}
        means={definitions.toAnswered}
        value={median === null ? null : clock(median)}
        second={p90 === null ? null : clock(p90)}
        change={
          median === null || medianBefore === null
            ? null
            : {
                text: clock(Math.abs(median - medianBefore)),
                up: median > medianBefore,
                good: median <= medianBefore,
              }
        }
      />
      <Card
        label={t('figureMentions')}
        means={definitions.mentions}
        value={String(mentions.mentions)}
        change={
          previous.mentions.mentions === 0
            ? null
            : {
                text: percent(Math.abs(mentions.mentions / previous.mentions.mentions - 1)),
                up: mentions.mentions >= previous.mentions.mentions,
                good: null,
              }
        }
        link={t('figureSee')}
        onLink={() => onOpen({ name: t('figureMentions'), query })}
      />
      <Card
        label={t('figureFirstContact')}
        means={definitions.firstContactRate}
        value={tickets.firstContactRate === null ? null : percent(tickets.firstContactRate)}
        missed={tickets.firstContactRate !== null && tickets.firstContactRate < TARGET.firstContact}
        change={points(tickets.firstContactRate, previous.tickets.firstContactRate, 1)}
        target={t('figureTarget', { target: '85%' })}
      />
      <Card
        label={t('figureBadReviews')}
        means={definitions.negativeRate}
        value={mentions.negativeRate === null ? null : percent(mentions.negativeRate)}
        missed={mentions.negativeRate !== null && mentions.negativeRate > TARGET.badReviews}
        change={points(mentions.negativeRate, previous.mentions.negativeRate, -1)}
        target={t('figureTarget', { target: '3%' })}
        link={t('figureSee')}
        onLink={() => onOpen({ name: t('figureBadReviews'), query: { ...query, sentiment: ['neg'] } })}
      />
      <Card
        label={t('figureCsat')}
        means={definitions.satisfaction}
        value={tickets.satisfaction === null ? null : tickets.satisfaction.toFixed(1)}
        second={tickets.satisfaction === null ? null : '5'}
        change={
          tickets.satisfaction === null || previous.tickets.satisfaction === null
            ? null
            : {
                text: Math.abs(tickets.satisfaction - previous.tickets.satisfaction).toFixed(1),
                up: tickets.satisfaction >= previous.tickets.satisfaction,
                good: tickets.satisfaction >= previous.tickets.satisfaction,
              }
        }
      />
      <Card
        label={t('figureNps')}
        means={STRINGS.figureNpsMeans}
        value={nps === null ? null : `${nps.score > 0 ? '+' : ''}${nps.score}`}
        change={null}
        {...(nps === null ? {} : { target: t('figureAnswers', { n: nps.answers }) })}
      />
      <Card
        label={t('figureComplaints')}
        means={definitions.complaintRate}
        value={mentions.complaintRate === null ? null : percent(mentions.complaintRate)}
        change={points(mentions.complaintRate, previous.mentions.complaintRate, -1)}
        link={t('figureSee')}
        onLink={() => onOpen({ name: t('figureComplaints'), query, keep: (one) => one.analysis.complaint.is })}
      />
    </>
  );
}

function inTime(overdueRate: number | null): number | null {
  return overdueRate === null ? null : 1 - overdueRate;
}

interface Change {
  readonly text: string;
  readonly up: boolean;
  /** Null: neither good nor bad. */
  readonly good: boolean | null;
}

/** Change of a share in points. `better` is 1 when more is better, −1 when less is. */
function points(now: number | null, before: number | null, better: 1 | -1): Change | null {
  if (now === null || before === null) return null;
  const moved = (now - before) * 100;
  return { text: Math.abs(moved).toFixed(1), up: moved >= 0, good: moved * better >= 0 };
}

interface CardProps {
  readonly label: string;
  /** What the figure means, in words. */
  readonly means: Labels | undefined;
  readonly value: string | null;
  readonly second?: string | null;
  readonly missed?: boolean;
  readonly change: Change | null;
  readonly target?: string;
  readonly link?: string;
  readonly onLink?: () => void;
}

function Card({ label, means, value, second, missed = false, change, target, link, onLink }: CardProps): JSX.Element {
  const { t, pick } = useWords();
  return (
    <section class="card figure" title={means ? pick(means) : ''}>
      <h2 class="s muted">{label}</h2>
      <p class={`value num ${missed ? 'missed' : ''}`}>
        {value ?? '—'}
        {second && <span class="second"> / {second}</span>}
      </p>
      <p class="s row figure-foot">
        {change && (
          <span class={`num ${change.good === null ? 'muted' : change.good ? 'good' : 'bad'}`}>
            {change.up ? '▲' : '▼'} {change.text}
          </span>
        )}
        {target && <span class="muted">{target}</span>}
        {value === null && <span class="muted">{t('figureNone')}</span>}
        {link && value !== null && (
          <button type="button" class="open" onClick={onLink}>
            {link}
          </button>
        )}
      </p>
    </section>
  );
}
