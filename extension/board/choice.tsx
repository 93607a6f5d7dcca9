import type { JSX } from 'preact';

interface Props<Value extends string> {
  readonly label: string;
  readonly chosen: Value | null;
  /** What stands for no choice; left out: there is always one. */
  readonly none?: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value | null) => void;
}

/** What the board is narrowed to, in its head. */
export function Choice<Value extends string>({ label, chosen, none, options, onChoose }: Props<Value>): JSX.Element {
  return (
    <select
      class="btn sm"
      aria-label={label}
      value={chosen ?? ''}
      onChange={({ currentTarget }) => onChoose(options.find(([value]) => value === currentTarget.value)?.[0] ?? null)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}
