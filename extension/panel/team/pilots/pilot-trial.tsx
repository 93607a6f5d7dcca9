import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { nameDepartment } from '../../../look/name-policy.ts';
import { tryMonitor } from '../../act.ts';
import { panelClient } from '../../load-panel.ts';
import { listDiffering, type RuleEdits, writeEdits } from '../rules/rule-edits.ts';
import type { Simulation } from '../rules/rules-draft.ts';
import { SimulationCard } from '../rules/simulation-card.tsx';
import { useTeamWords } from '../use-team-words.ts';

/** Before a pilot begins: what its rules would have made of the department's last week. */
export function PilotTrial({ department, tried }: { department: string; tried: RuleEdits }): JSX.Element {
  const { tt, language } = useTeamWords();
  const [known, setKnown] = useState<{ readonly of: RuleEdits; readonly answer: Simulation } | null>(null);
  const simulate = async () => {
    const body = { changes: writeEdits(tried), department };
    const answer = await tryMonitor(panelClient(), (client) => client.simulatePolicies({ body }));
    if (answer) setKnown({ of: tried, answer });
  };
  return (
    <>
      <div class="row">
        <button type="button" class="btn" data-do="simulate-pilot" onClick={() => void simulate()}>
          {tt('pilotSimulate')}
        </button>
      </div>
      {known && (
        <SimulationCard
          title={tt('pilotSimulated', { department: nameDepartment(department, language) })}
          stale={listDiffering(known.of, tried).length > 0}
          simulation={known.answer}
        />
      )}
    </>
  );
}
