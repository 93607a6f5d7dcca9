import type { JSX } from 'preact';
import type { TeamKey } from '../../../i18n/team-strings.ts';
import { may, type PanelState } from '../../panel-store.ts';
import { Waiting } from '../../waiting.tsx';
import { useTeamWords } from '../use-team-words.ts';
import { type Rule, SECTIONS, type Section } from './list-rules.ts';
import { MovedNote } from './moved-note.tsx';
import { RuleCard } from './rule-card.tsx';
import { isStale } from './rules-draft.ts';
import { SimulationCard } from './simulation-card.tsx';
import { type RulesDesk, useRules } from './use-rules.ts';

const SECTION_KEYS: Record<Section, TeamKey> = {
  sla: 'rulesSla',
  escalations: 'rulesEscalations',
  disputes: 'rulesDisputes',
  followUps: 'rulesFollowUps',
  retention: 'rulesRetention',
  approvals: 'rulesApprovals',
  claims: 'rulesClaims',
};

/** The service rules in plain words; who may, changes them, after seeing what last week would have been under them. */
export function RulesView({ state }: { state: PanelState }): JSX.Element {
  const { tt } = useTeamWords();
  const live = state.link.kind === 'live';
  const desk = useRules(live);
  const { draft, rules, unsaved } = desk;
  if (!draft) return <Waiting state={state} />;
  const tries = may(state, 'desk.manage');
  return (
    <>
      <div class="scroller grow team-body">
        <p class="s muted">
          {tt('rulesWho')} {!tries && tt('teamOnlyRead')}
        </p>
        {draft.moved && <MovedNote draft={draft} rules={rules} moved={draft.moved} onSettle={desk.settle} />}
        {draft.simulation && (
          <SimulationCard title={tt('simulationTitle')} stale={isStale(draft)} simulation={draft.simulation.answer} />
        )}
        {SECTIONS.map((section) => (
          <section key={section}>
            <h2>{tt(SECTION_KEYS[section])}</h2>
            <div class="cards">
              {rules
                .filter((rule: Rule) => rule.section === section)
                .map((rule) => (
                  <RuleCard
                    key={`${section} ${rule.id} ${draft.version}`}
                    {...{ rule, draft, unsaved }}
                    set={desk.set}
                    edits={tries}
                  />
                ))}
            </div>
          </section>
        ))}
      </div>
      {unsaved.length > 0 && <UnsavedBar state={state} desk={desk} live={live} count={unsaved.length} />}
    </>
  );
}

interface BarProps {
  readonly state: PanelState;
  readonly desk: RulesDesk;
  readonly live: boolean;
  readonly count: number;
}

/** What is not saved yet, with what can be done about it. */
function UnsavedBar({ state, desk, live, count }: BarProps): JSX.Element {
  const { tt } = useTeamWords();
  const saves = may(state, 'policies.manage');
  const isClear = (desk.draft?.moved?.clashes.length ?? 0) === 0;
  return (
    <footer class="actions">
      <p class="s">
        <b>{tt('rulesEdits', { n: count })}</b> {!saves && tt('rulesMayTry')}
      </p>
      {live ? (
        <div class="row wrap">
          <button
            type="button"
            class={`btn ${saves ? '' : 'primary'}`}
            data-do="simulate"
            onClick={() => void desk.simulate()}
          >
            {tt('rulesTry')}
          </button>
          {saves && (
            <button
              type="button"
              class="btn primary"
              data-do="save-rules"
              disabled={!isClear}
              onClick={() => void desk.save()}
            >
              {tt('rulesSave')}
            </button>
          )}
          <button type="button" class="btn ghost" data-do="drop-rules" onClick={desk.drop}>
            {tt('rulesDrop')}
          </button>
        </div>
      ) : (
        <p class="s ink-red">{tt('rulesOffline')}</p>
      )}
    </footer>
  );
}
