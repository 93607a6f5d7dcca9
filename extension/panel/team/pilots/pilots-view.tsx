import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../../shared/api.ts';
import type { ApiClient } from '../../../../shared/api-client.ts';
import { formatInstant, formatSpan } from '../../../look/format-time.ts';
import { nameDepartment } from '../../../look/name-policy.ts';
import { EmptyState } from '../../empty-state.tsx';
import { may, type PanelState } from '../../panel-store.ts';
import { type Answer, useAnswer } from '../../use-answer.ts';
import { readNow } from '../../use-now.ts';
import { Waiting } from '../../waiting.tsx';
import { readEdits } from '../rules/rule-edits.ts';
import { type RulesDesk, useRules } from '../rules/use-rules.ts';
import { useTeamWords } from '../use-team-words.ts';
import { ChangeList } from './change-list.tsx';
import { PilotForm } from './pilot-form.tsx';

type Pilots = ApiAnswer<'listPilots'>;
type Pilot = Pilots['items'][number];

const read = (client: ApiClient) => client.listPilots();

/** KPI-9: changed rules that one department tries before all follow, beside the rest. */
export function PilotsView({ state }: { state: PanelState }): JSX.Element {
  const { tt } = useTeamWords();
  const live = state.link.kind === 'live';
  const desk = useRules(live);
  const { answer, doStep } = useAnswer(read, live ? 0 : null);
  if (!answer) return <Waiting state={state} />;
  const manages = may(state, 'policies.manage');
  return (
    <div class="scroller grow team-body">
      <p class="s muted">
        {tt('pilotsAbout')} {!manages && tt('pilotsDirectors')}
      </p>
      {manages && <PilotForm desk={desk} onSave={(body) => doStep((client) => client.addPilot({ body }))} />}
      {answer.items.length === 0 && <EmptyState kind="calm" title={tt('pilotsNone')} />}
      <div class="cards">
        {answer.items.map((pilot) => (
          <PilotCard key={pilot.id} {...{ pilot, manages, doStep }} rules={desk.rules} />
        ))}
      </div>
    </div>
  );
}

interface CardProps {
  readonly pilot: Pilot;
  readonly rules: RulesDesk['rules'];
  readonly manages: boolean;
  readonly doStep: Answer<Pilots>['doStep'];
}

function PilotCard({ pilot, rules, manages, doStep }: CardProps): JSX.Element {
  const { tt, language } = useTeamWords();
  const [open, setOpen] = useState(false);
  const now = readNow();
  const params = { id: pilot.id };
  return (
    <section class="card box" data-pilot={pilot.id}>
      <div class="row wrap">
        <h2 class="s grow">
          <bdi>{pilot.name}</bdi>
        </h2>
        <span class={`tag ${now < pilot.endAt ? 'blue' : ''}`}>
          {tt(now < pilot.startAt ? 'pilotLater' : now < pilot.endAt ? 'pilotRuns' : 'pilotOver')}
        </span>
      </div>
      <p class="s muted num">
        {nameDepartment(pilot.department, language)} · {formatInstant(pilot.startAt, now, language)} –{' '}
        {formatInstant(pilot.endAt, now, language)}
      </p>
      <ChangeList edits={readEdits(pilot.changes)} rules={rules} />
      <div class="row wrap">
        <button type="button" class="btn sm" data-do="compare" aria-expanded={open} onClick={() => setOpen(!open)}>
          {tt('pilotCompare')}
        </button>
        {manages && now < pilot.endAt && (
          <button
            type="button"
            class="btn sm"
            data-do="end-pilot"
            onClick={() => void doStep((client) => client.endPilot({ params }))}
          >
            {tt('pilotEnd')}
          </button>
        )}
      </div>
      {open && <Comparison id={pilot.id} />}
    </section>
  );
}

function Comparison({ id }: { id: string }): JSX.Element | null {
  const { t, tt, language } = useTeamWords();
  const readBoth = useCallback((client: ApiClient) => client.comparePilot({ params: { id } }), [id]);
  const { answer } = useAnswer(readBoth, 0);
  if (!answer) return null;
  const groups = [answer.tried, answer.rest] as const;
  const row = (name: string, say: (group: (typeof groups)[number]) => string) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns that never move
        <td key={at} class="num right">
          {say(group)}
        </td>
      ))}
    </tr>
  );
  return (
    <table class="sheet s">
      <thead>
        <tr>
          <th scope="col">{t('columnName')}</th>
          <th scope="col" class="right">
            {tt('pilotTried')}
          </th>
          <th scope="col" class="right">
            {tt('pilotRest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {row(tt('simulationTickets'), ({ tickets }) => String(tickets))}
        {row(tt('simulationMet'), ({ met }) => String(met))}
        {row(tt('simulationMissed'), ({ missed }) => String(missed))}
        {row(tt('pilotCalls'), ({ escalations }) => String(escalations))}
        {row(tt('pilotMedian'), ({ medianFirstResponseMs: median }) =>
          median === null ? '—' : formatSpan(median, language),
        )}
        {row(tt('pilotSatisfaction'), ({ satisfaction }) => (satisfaction === null ? '—' : satisfaction.toFixed(1)))}
      </tbody>
    </table>
  );
}
