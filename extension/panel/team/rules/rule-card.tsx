import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useTeamWords } from '../use-team-words.ts';
import type { Rule, RuleField } from './list-rules.ts';
import { RuleInput } from './rule-input.tsx';
import type { RulesDraft } from './rules-draft.ts';
import { findValue, sayRule, sayValue } from './say-value.ts';
import type { RulesDesk } from './use-rules.ts';

interface Props {
  readonly rule: Rule;
  readonly draft: RulesDraft;
  readonly set: RulesDesk['set'];
  /** False: only read. */
  readonly edits: boolean;
  readonly unsaved: readonly string[];
}

/** A rule of the handbooks: its id, what it says now in plain words, and behind it the values that can be changed. */
export function RuleCard({ rule, draft, set, edits, unsaved }: Props): JSX.Element {
  const words = useTeamWords();
  const { tt, pick } = words;
  const places = [...rule.fields.map(({ place }) => place), ...(rule.switchPlace === null ? [] : [rule.switchPlace])];
  const isOff = rule.switchPlace !== null && draft.edits.get(rule.switchPlace) === false;
  const isUnsaved = places.some((place) => unsaved.includes(place));
  const isChanged = places.some((place) => draft.edits.has(place));
  const line = (
    <>
      <span class="row wrap">
        <span class="faint xs num">{rule.rule}</span>
        <b class="s cap">{pick(rule.name)}</b>
        {isOff && <span class="tag orange">{tt('ruleOff')}</span>}
        {isUnsaved ? (
          <span class="tag accent">{tt('ruleEdited')}</span>
        ) : (
          isChanged && <span class="tag blue">{tt('ruleChanged')}</span>
        )}
      </span>
      <span class={`s says cap ${isOff ? 'faint' : ''}`}>{sayRule(rule, draft.edits, words)}</span>
      {rule.duty && <span class="xs muted says">{pick(rule.duty)}</span>}
    </>
  );
  if (!edits) return <div class="card box">{line}</div>;
  return (
    <details class="card box" data-rule={rule.id}>
      <summary>{line}</summary>
      <RuleForm rule={rule} draft={draft} set={set} />
    </details>
  );
}

function RuleForm({ rule, draft, set }: Pick<Props, 'rule' | 'draft' | 'set'>): JSX.Element {
  const words = useTeamWords();
  const { tt } = words;
  // Fields are drawn anew when the rule goes back to what is shipped: half-typed text does not stay.
  const [round, setRound] = useState(0);
  const { switchPlace, fields } = rule;
  const common = fields.filter(({ name }) => name !== 'vipMinutes');
  const vip = fields.filter(({ name }) => name === 'vipMinutes');
  const input = (field: RuleField) => {
    const value = findValue(field, draft.edits);
    return (
      <div key={`${field.place} ${round}`} class={field.kind.type === 'departments' ? 'all' : ''}>
        <RuleInput field={field} value={value} onChange={(wanted) => set(field.place, wanted, field.shipped)} />
        {draft.edits.has(field.place) && (
          <span class="xs muted">{tt('ruleShipped', { value: sayValue(field, field.shipped, words) })}</span>
        )}
      </div>
    );
  };
  const goBack = () => {
    for (const { place } of fields) set(place, null, null);
    if (switchPlace !== null) set(switchPlace, null, null);
    setRound(round + 1);
  };
  const places = [...fields.map(({ place }) => place), ...(switchPlace === null ? [] : [switchPlace])];
  return (
    <div class="col form">
      {switchPlace !== null && (
        <label class="row s">
          <input
            type="checkbox"
            checked={draft.edits.get(switchPlace) !== false}
            onChange={(event) => set(switchPlace, event.currentTarget.checked, true)}
          />
          {tt('ruleOn')}
        </label>
      )}
      <div class="form-grid rule-grid">{common.map(input)}</div>
      {vip.length > 0 && (
        <details open={vip.some(({ place }) => draft.edits.has(place))}>
          <summary class="s muted">{tt('ruleVip')}</summary>
          <div class="form-grid rule-grid">{vip.map(input)}</div>
        </details>
      )}
      {places.some((place) => draft.edits.has(place)) && (
        <div class="row">
          <button type="button" class="btn sm" data-do="as-shipped" onClick={goBack}>
            {tt('ruleBack')}
          </button>
        </div>
      )}
    </div>
  );
}
