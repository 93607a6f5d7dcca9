import type { JSX } from 'preact';
import type { MentionCase, TicketCase } from '../../shared/model/figure-case.ts';
import type { Language } from '../../shared/model/labels.ts';
import { STRINGS } from '../i18n/translate.ts';
import { formatClock } from '../look/format-time.ts';
import { useWords } from '../look/language-context.ts';
import type { Figures } from './board-series.ts';
import { countNps, type NpsGroup } from './count-nps.ts';
import { type Change, FigureCard } from './figure-card.tsx';
import type { OpenList } from './list-wish.ts';

/** Targets of KPI-1 and SLA-SOCIAL. */
const TARGET = { within: 0.95, firstContact: 0.85, badReviews: 0.03 } as const;
const MINUTE_MS = 60_000;

interface Props {
  readonly figures: Figures;
  readonly npsGroups: readonly NpsGroup[];
  readonly onOpen: OpenList;
}

type Spread = Figures['mentions']['toAnswered'];

const percent = (value: number) => `${(value * 100).toFixed(1)}%`;

/** The figures at the top: those of the posts, then those of the tickets. */
export function FigureCards({ figures, npsGroups, onOpen }: Props): JSX.Element {
  const { t, language } = useWords();
  const { mentions, tickets, previous, definitions } = figures;
  const before = previous.mentions;
  const nps = countNps(npsGroups);
  const within = inTime(mentions.overdueRate);
  const posts = (of: MentionCase) => () => onOpen({ what: 'mentions', of });
  const cases = (of: TicketCase) => () => onOpen({ what: 'tickets', of });
  const only = (n: number, of: MentionCase) => (n === 0 ? null : { text: t('figureOnly', { n }), onOpen: posts(of) });
  return (
    <>
      <FigureCard
        label={t('figureWithin')}
        means={definitions.overdueRate}
        value={rate(within)}
        missed={within !== null && within < TARGET.within}
        change={points(within, inTime(before.overdueRate), 1)}
        target={t('figureTarget', { target: percent(TARGET.within).replace('.0', '') })}
        onOpen={posts('overdueRate')}
        worse={mentions.late === 0 ? null : { text: t('figureLate', { n: mentions.late }), onOpen: posts('late') }}
      />
      <FigureCard
        label={t('figureResponse')}
        means={definitions.toAnswered}
        {...spread(mentions.toAnswered, before.toAnswered, language)}
        onOpen={posts('toAnswered')}
      />
      <FigureCard
        label={t('figureMentions')}
        means={definitions.mentions}
        value={String(mentions.mentions)}
        change={grown(mentions.mentions, before.mentions)}
        onOpen={posts('mentions')}
      />
      <FigureCard
        label={t('figureFirstContact')}
        means={definitions.firstContactRate}
        value={rate(tickets.firstContactRate)}
        missed={tickets.firstContactRate !== null && tickets.firstContactRate < TARGET.firstContact}
        change={points(tickets.firstContactRate, previous.tickets.firstContactRate, 1)}
        target={t('figureTarget', { target: '85%' })}
        onOpen={cases('firstContactRate')}
      />
      <FigureCard
        label={t('figureBadReviews')}
        means={definitions.negativeRate}
        value={rate(mentions.negativeRate)}
        missed={mentions.negativeRate !== null && mentions.negativeRate > TARGET.badReviews}
        change={points(mentions.negativeRate, before.negativeRate, -1)}
        target={t('figureTarget', { target: '3%' })}
        onOpen={posts('negativeRate')}
        worse={only(mentions.negative, 'negative')}
      />
      <FigureCard
        label={t('figureCsat')}
        means={definitions.satisfaction}
        value={tickets.satisfaction === null ? null : tickets.satisfaction.toFixed(1)}
        second={tickets.satisfaction === null ? null : '5'}
        change={scored(tickets.satisfaction, previous.tickets.satisfaction)}
        onOpen={cases('satisfaction')}
      />
      <FigureCard
        label={t('figureNps')}
        means={STRINGS.figureNpsMeans}
        value={nps === null ? null : `${nps.score > 0 ? '+' : ''}${nps.score}`}
        change={null}
        onOpen={() => onOpen({ what: 'nps', of: 'sums' })}
        {...(nps === null ? {} : { target: t('figureAnswers', { n: nps.answers }) })}
      />
      <FigureCard
        label={t('figureComplaints')}
        means={definitions.complaintRate}
        value={rate(mentions.complaintRate)}
        change={points(mentions.complaintRate, before.complaintRate, -1)}
        onOpen={posts('complaintRate')}
        worse={only(mentions.complaints, 'complaints')}
      />
      <FigureCard
        label={t('listTickets')}
        means={definitions.tickets}
        value={String(tickets.tickets)}
        change={grown(tickets.tickets, previous.tickets.tickets)}
        onOpen={cases('tickets')}
      />
      <FigureCard
        label={t('figureTicketsLate')}
        means={definitions.ticketOverdueRate}
        value={rate(tickets.overdueRate)}
        change={points(tickets.overdueRate, previous.tickets.overdueRate, -1)}
        onOpen={cases('overdueRate')}
      />
      <FigureCard
        label={t('figureFirstResponse')}
        means={definitions.toFirstResponse}
        {...spread(tickets.toFirstResponse, previous.tickets.toFirstResponse, language)}
        onOpen={cases('toFirstResponse')}
      />
      <FigureCard
        label={t('figureResolution')}
        means={definitions.toResolved}
        {...spread(tickets.toResolved, previous.tickets.toResolved, language)}
        onOpen={cases('toResolved')}
      />
    </>
  );
}

function rate(share: number | null): string | null {
  return share === null ? null : percent(share);
}

function inTime(overdueRate: number | null): number | null {
  return overdueRate === null ? null : 1 - overdueRate;
}

/** Median and p90, and how the median moved: shorter is better. */
function spread({ median, p90 }: Spread, before: Spread, language: Language) {
  const clock = (minutes: number) => formatClock(minutes * MINUTE_MS, language);
  return {
    value: median === null ? null : clock(median),
    second: p90 === null ? null : clock(p90),
    change:
      median === null || before.median === null
        ? null
        : {
            text: clock(Math.abs(median - before.median)),
            up: median > before.median,
            good: median <= before.median,
          },
  };
}

/** More or fewer of something that is neither good nor bad. */
function grown(now: number, before: number): Change | null {
  return before === 0 ? null : { text: percent(Math.abs(now / before - 1)), up: now >= before, good: null };
}

function scored(now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  return { text: Math.abs(now - before).toFixed(1), up: now >= before, good: now >= before };
}

/** Change of a share in points. `better` is 1 when more is better, −1 when less is. */
function points(now: number | null, before: number | null, better: 1 | -1): Change | null {
  if (now === null || before === null) return null;
  const moved = (now - before) * 100;
  return { text: Math.abs(moved).toFixed(1), up: moved >= 0, good: moved * better >= 0 };
}
