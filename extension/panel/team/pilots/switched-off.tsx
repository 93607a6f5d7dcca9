import type { JSX } from 'preact';
import type { Rule } from '../rules/list-rules.ts';
import type { RulesDraft } from '../rules/rules-draft.ts';
import type { RulesDesk } from '../rules/use-rules.ts';
import { useTeamWords } from '../use-team-words.ts';
import { listSwitchedOff } from './pilot-changes.ts';

interface Props {
  readonly draft: RulesDraft;
  readonly rules: readonly Rule[];
  readonly set: RulesDesk['set'];
}

/** Rules that are off for everybody: one tick, and the pilot tries them switched on. */
export function SwitchedOff({ draft, rules, set }: Props): JSX.Element | null {
  const { tt, pick } = useTeamWords();
  const off = listSwitchedOff(draft.base, rules);
  if (off.length === 0) return null;
  return (
    <fieldset class="boxes">
      <legend class="s muted">{tt('pilotOff')}</legend>
      {off.map(({ switchPlace, rule, name }) => (
        <label key={switchPlace} class="row s" data-off={rule}>
          <input
            type="checkbox"
            checked={draft.edits.get(switchPlace) !== false}
            onChange={(event) => set(switchPlace, event.currentTarget.checked, true)}
          />
          <span class="faint xs num">{rule}</span> {pick(name)}
        </label>
      ))}
    </fieldset>
  );
}
