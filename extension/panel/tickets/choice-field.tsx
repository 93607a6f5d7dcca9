import type { JSX } from 'preact';
import type { Labels } from '../../../shared/model/labels.ts';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly from: readonly T[];
  readonly words: Record<T, Labels>;
  readonly pick: (labels: Labels) => string;
  readonly onPick: (value: T) => void;
}

/** One of a few words. */
export function ChoiceField<T extends string>({
  label,
  value,
  from,
  words,
  pick,
  onPick,
}: ChoiceProps<T>): JSX.Element {
  return (
    <label class="col">
      <span class="xs muted">{label}</span>
      <select class="btn" value={value} onChange={(event) => onPick(event.currentTarget.value as T)}>
        {from.map((one) => (
          <option key={one} value={one}>
            {pick(words[one])}
          </option>
        ))}
      </select>
    </label>
  );
}
