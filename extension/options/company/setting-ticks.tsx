import type { JSX } from 'preact';
import type { Option } from './find-choices.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly fault: string | null;
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** Any of several. What the file names and nobody knows stays in sight: only so can it be taken out. */
export function SettingTicks({ name, label, options, chosen, fault, onChosen }: Props): JSX.Element {
  const unknown = chosen.filter((value) => !options.some((option) => option.value === value));
  return (
    <fieldset class="boxes" data-setting={name}>
      <legend class="xs muted">{label}</legend>
      {[...options, ...unknown.map((value): Option => ({ value, label: value }))].map((option) => (
        <label key={option.value} class="row s tick">
          <input
            type="checkbox"
            value={option.value}
            checked={chosen.includes(option.value)}
            onChange={({ currentTarget }) =>
              onChosen(
                currentTarget.checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value),
              )
            }
          />
          {option.label}
        </label>
      ))}
      {fault !== null && <span class="s bad">{fault}</span>}
    </fieldset>
  );
}
