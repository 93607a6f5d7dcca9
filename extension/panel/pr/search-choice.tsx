import type { JSX } from 'preact';

interface Props<T extends string> {
  readonly label: string;
  /** What stands there when nothing is narrowed. */
  readonly any: string;
  readonly value: T | undefined;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onPick: (value: T | undefined) => void;
}

/** One filter of a search. */
export function SearchChoice<T extends string>({ label, any, value, options, onPick }: Props<T>): JSX.Element {
  return (
    <select
      class="btn secondary"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onPick(options.find(([one]) => one === event.currentTarget.value)?.[0])}
    >
      <option value="">{any}</option>
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}
