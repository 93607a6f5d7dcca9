import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { LEVELS } from '../../../../shared/model/analysis.ts';
import { DEPARTMENT_IDS } from '../../../look/name-policy.ts';
import { useTeamWords } from '../use-team-words.ts';
import type { RuleField } from './list-rules.ts';
import { nameUnit, splitMinutes, UNITS, type Unit } from './minutes.ts';
import type { RuleValue } from './rule-edits.ts';
import { CALENDAR_KEYS, nameChoice, sayField, sayTarget } from './say-value.ts';

interface Props {
  readonly field: RuleField;
  readonly value: RuleValue | null;
  /** Null: none, as shipped. */
  readonly onChange: (value: RuleValue | null) => void;
}

/** The field in which one value of a rule is changed, as it is said in the rule's sentence. */
export function RuleInput(props: Props): JSX.Element {
  const words = useTeamWords();
  const { field, value, onChange } = props;
  const { kind } = field;
  // Nothing stands after the value: a name needs no sign for what is missing.
  const label = sayField(field, '…', words).replace(/\s*…$/, '');
  if (kind.type === 'departments') return <ChoiceBoxes {...props} label={label} from={DEPARTMENT_IDS} />;
  if (kind.type === 'levels') return <ChoiceBoxes {...props} label={label} from={LEVELS} />;
  return (
    <div class="col">
      <span class="xs muted" aria-hidden="true">
        {label}
      </span>
      {kind.type === 'minutes' ? (
        <MinutesInput {...props} label={label} least={kind.least} />
      ) : kind.type === 'number' ? (
        <input
          type="number"
          class="field num"
          min={kind.least}
          step="1"
          required
          aria-label={label}
          value={value === null ? '' : Number(value)}
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== '' && currentTarget.validity.valid) onChange(Number(currentTarget.value));
          }}
        />
      ) : (
        <select
          class="btn"
          aria-label={label}
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {kind.type === 'one'
            ? kind.from.map((one) => (
                <option key={one} value={one}>
                  {sayTarget(one, words)}
                </option>
              ))
            : [...new Set([...Object.keys(CALENDAR_KEYS), String(value)])].map((one) => (
                <option key={one} value={one}>
                  {CALENDAR_KEYS[one] ? words.t(CALENDAR_KEYS[one]) : one}
                </option>
              ))}
        </select>
      )}
    </div>
  );
}

/** An amount and its unit. What is no number changes nothing and is marked by the browser. */
function MinutesInput({
  field,
  value,
  onChange,
  label,
  least,
}: Props & { label: string; least: 'zero' | 'above-zero' }): JSX.Element {
  const { tt, language } = useTeamWords();
  const known = value === null ? { amount: null, unit: 'hour' as Unit } : splitMinutes(Number(value));
  const [unit, setUnit] = useState<Unit>(known.unit);
  const amount = value === null ? '' : Math.round((Number(value) / UNITS[unit]) * 100) / 100;
  return (
    <span class="row amount">
      <input
        type="number"
        class="field num"
        min={least === 'zero' ? 0 : 0.01}
        step="any"
        required={field.shipped !== null}
        value={amount}
        aria-label={label}
        onChange={({ currentTarget }) => {
          if (!currentTarget.validity.valid) return;
          onChange(currentTarget.value === '' ? null : Number(currentTarget.value) * UNITS[unit]);
        }}
      />
      <select
        class="btn"
        aria-label={`${label} ${tt('ruleUnit')}`}
        value={unit}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value as Unit;
          setUnit(chosen);
          if (amount !== '') onChange(Number(amount) * UNITS[chosen]);
        }}
      >
        {(Object.keys(UNITS) as Unit[]).map((one) => (
          <option key={one} value={one}>
            {nameUnit(one, language)}
          </option>
        ))}
      </select>
    </span>
  );
}

function ChoiceBoxes({
  field,
  value,
  onChange,
  label,
  from,
}: Props & { label: string; from: readonly string[] }): JSX.Element {
  const { language } = useTeamWords();
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <fieldset class="all boxes">
      <legend class="xs muted">{label}</legend>
      {[...new Set([...from, ...chosen])].map((id) => (
        <label key={id} class="row s">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          {nameChoice(field.kind, id, language)}
        </label>
      ))}
    </fieldset>
  );
}
