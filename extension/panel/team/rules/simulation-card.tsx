import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ROLES } from '../../../../shared/model/person.ts';
import type { TeamKey } from '../../../i18n/team-strings.ts';
import { formatInstant } from '../../../look/format-time.ts';
import { joinWords } from '../../../look/join-words.ts';
import { nameCommitment, nameDepartment } from '../../../look/name-policy.ts';
import { linkTo } from '../../route.ts';
import { readNow } from '../../use-now.ts';
import { useTeamWords } from '../use-team-words.ts';
import type { Simulation } from './rules-draft.ts';
import { sayTarget } from './say-value.ts';

type Difference = Simulation['tickets'][number];
type Call = Difference['added'][number];

const OUTCOME_KEYS: Readonly<Record<string, TeamKey>> = {
  met: 'simulationMet',
  missed: 'simulationMissed',
  running: 'simulationRunning',
  cancelled: 'simulationCancelled',
};

interface Props {
  readonly title: string;
  /** What was tried is no longer what is changed. */
  readonly stale: boolean;
  readonly simulation: Simulation;
}

/** What would have become of last week's tickets: totals beside each other, then ticket by ticket. */
export function SimulationCard({ title, stale, simulation }: Props): JSX.Element {
  const { t, tt } = useTeamWords();
  const { now, changed, differing, tickets } = simulation;
  const card = useRef<HTMLElement>(null);
  // The rule that was changed may stand far below: what was asked for comes to the eye.
  useEffect(() => {
    if (simulation) card.current?.scrollIntoView({ block: 'start' });
  }, [simulation]);
  const rules = [...new Set([...Object.keys(now.escalations), ...Object.keys(changed.escalations)])].sort();
  const rows: readonly (readonly [string, number, number])[] = [
    [tt('simulationTickets'), now.tickets, changed.tickets],
    [tt('simulationMet'), now.met, changed.met],
    [tt('simulationMissed'), now.missed, changed.missed],
    [tt('simulationRunning'), now.running, changed.running],
    ...rules.map((rule) => {
      const count = ({ escalations }: typeof now) => escalations[rule] ?? 0;
      return [tt('simulationCalls', { rule }), count(now), count(changed)] as const;
    }),
  ];
  return (
    <section ref={card} class="card box" data-section="simulation" aria-labelledby="simulation-title">
      <h2 id="simulation-title">{title}</h2>
      {stale && <p class="s ink-red">{tt('simulationStale')}</p>}
      <table class="sheet s">
        <thead>
          <tr>
            <th scope="col">{t('columnName')}</th>
            <th scope="col" class="right">
              {tt('simulationNow')}
            </th>
            <th scope="col" class="right">
              {tt('simulationChanged')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="num right">{before}</td>
              <td class={`num right ${before === after ? '' : 'b'}`}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="s b">{differing === 0 ? tt('simulationSame') : tt('simulationDiffer', { n: differing })}</p>
      <ul class="differences">
        {tickets.map((one) => (
          <li key={one.id} class="s">
            <a class="link num" href={linkTo('ticket', one.id)}>
              {t('ticketNumber', { n: one.number })}
            </a>
            <DifferenceLines difference={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DifferenceLines({ difference: { clocks, added, removed } }: { difference: Difference }): JSX.Element {
  const { tt, language } = useTeamWords();
  const clock = (one: Difference['clocks'][number]['now']) => {
    if (one === null) return tt('ruleNone');
    const outcome = OUTCOME_KEYS[one.outcome];
    return `${formatInstant(one.dueAt, readNow(), language)} ${outcome ? tt(outcome) : one.outcome}`;
  };
  return (
    <ul class="grow">
      {clocks.map(({ policyId, rule, now, changed }) => (
        <li key={policyId}>
          {nameCommitment(policyId, language)} <span class="faint xs num">{rule}</span>{' '}
          <span class="num">
            {clock(now)} → <b>{clock(changed)}</b>
          </span>
        </li>
      ))}
      {added.map((call) => (
        <CallLine key={`+${call.rule}${call.fireAt}`} call={call} says="simulationAdded" />
      ))}
      {removed.map((call) => (
        <CallLine key={`-${call.rule}${call.fireAt}`} call={call} says="simulationRemoved" />
      ))}
    </ul>
  );
}

function CallLine({ call, says }: { call: Call; says: TeamKey }): JSX.Element {
  const words = useTeamWords();
  const { tt, language } = words;
  const isRole = ROLES.some((role) => role === call.to);
  return (
    <li>
      {tt(says)} <b>{isRole ? sayTarget(call.to, words) : nameDepartment(call.to, language)}</b>{' '}
      <span class="muted">
        {joinWords(call.people, language) || tt('simulationNobody')} · {formatInstant(call.fireAt, readNow(), language)}
      </span>{' '}
      <span class="faint xs num">{call.rule}</span>
    </li>
  );
}
