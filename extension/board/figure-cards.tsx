import type { JSX } from 'preact';
import type { Mention } from '../../shared/model/mention.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import { formatClock } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import {
  answerTimes,
  badReviewRate,
  complaintRate,
  type Period,
  periodBefore,
  quantile,
  satisfaction,
  withinWindow,
} from './board-figures.ts';

/** Targets of KPI-1 and SLA-SOCIAL; an administrator's own come with the figures once the monitor serves them. */
const TARGET = { within: 0.95, badReviews: 0.03 } as const;

export type OpenList = (name: string, mentions: readonly Mention[]) => void;

interface Props {
  readonly now: readonly Mention[];
  readonly before: readonly Mention[];
  readonly tickets: readonly Ticket[];
  readonly period: Period;
  readonly withDrill: boolean;
  readonly onOpen: OpenList;
}

const percent = (value: number) => `${(value * 100).toFixed(1)}%`;

/** The six figures at the top: each with its target, its change, and the way to the posts behind it. */
export function FigureCards({ now, before, tickets, period, withDrill, onOpen }: Props): JSX.Element {
  const { t } = useWords();
  const within = withinWindow(now, period.to);
  const withinBefore = withinWindow(before, period.from).value;
  const times = answerTimes(now);
  const median = quantile(times, 0.5);
  const medianBefore = quantile(answerTimes(before), 0.5);
  const p90 = quantile(times, 0.9);
  const complaints = complaintRate(now);
  const bad = badReviewRate(now);
  const csat = satisfaction(tickets, period, withDrill);
  const csatBefore = satisfaction(tickets, periodBefore(period), withDrill);
  return (
    <>
      <Card
        label={t('figureWithin')}
        value={within.value === null ? null : percent(within.value)}
        missed={within.value !== null && within.value < TARGET.within}
        change={points(within.value, withinBefore, 1)}
        target={t('figureTarget', { target: '95%' })}
        {...(within.late.length > 0
          ? { link: t('figureLate', { n: within.late.length }), onLink: () => onOpen(t('figureWithin'), within.late) }
          : {})}
      />
      <Card
        label={t('figureResponse')}
        value={median === null ? null : formatClock(median)}
        second={p90 === null ? null : formatClock(p90)}
        change={
          median === null || medianBefore === null
            ? null
            : {
                text: formatClock(Math.abs(median - medianBefore)),
                up: median > medianBefore,
                good: median <= medianBefore,
              }
        }
      />
      <Card
        label={t('figureMentions')}
        value={String(now.length)}
        change={
          before.length === 0
            ? null
            : { text: percent(Math.abs(now.length / before.length - 1)), up: now.length >= before.length, good: null }
        }
        link={t('figureSee')}
        onLink={() => onOpen(t('figureMentions'), now)}
      />
      <Card
        label={t('figureComplaints')}
        value={complaints === null ? null : percent(complaints)}
        change={points(complaints, complaintRate(before), -1)}
        link={t('figureSee')}
        onLink={() =>
          onOpen(
            t('figureComplaints'),
            now.filter((one) => one.analysis.complaint.is),
          )
        }
      />
      <Card
        label={t('figureBadReviews')}
        value={bad === null ? null : percent(bad)}
        missed={bad !== null && bad > TARGET.badReviews}
        change={points(bad, badReviewRate(before), -1)}
        target={t('figureTarget', { target: '3%' })}
      />
      <Card
        label={t('figureCsat')}
        value={csat === null ? null : csat.toFixed(1)}
        second={csat === null ? null : '5'}
        change={
          csat === null || csatBefore === null
            ? null
            : { text: Math.abs(csat - csatBefore).toFixed(1), up: csat >= csatBefore, good: csat >= csatBefore }
        }
      />
    </>
  );
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
  readonly value: string | null;
  readonly second?: string | null;
  readonly missed?: boolean;
  readonly change: Change | null;
  readonly target?: string;
  readonly link?: string;
  readonly onLink?: () => void;
}

function Card({ label, value, second, missed = false, change, target, link, onLink }: CardProps): JSX.Element {
  const { t } = useWords();
  return (
    <section class="card figure">
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
