import { type ComponentChildren, h } from 'preact';
import { useState } from 'preact/hooks';
import type { Fault } from '../../../shared/config-draft.ts';
import { inWords, say } from './texts.ts';

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly fault?: Fault | undefined;
  readonly children: ComponentChildren;
}

/** Where a control finds the words about itself. */
export function describedBy(id: string, { hint, fault }: Pick<FieldProps, 'hint' | 'fault'>): string | undefined {
  return fault ? `${id}-fault` : hint ? `${id}-hint` : undefined;
}

/** A control with its name above it, and below it what is wrong or what to write. */
export function Field({ id, label, hint, required, fault, children }: FieldProps) {
  return h('div', { class: 'field-row' }, [
    h('label', { for: id }, [label, required && h('span', { class: 'must' }, say('required'))]),
    children,
    h(Below, { id, hint, fault }),
  ]);
}

/** What is wrong, or else what to write. */
function Below({ id, hint, fault }: Pick<FieldProps, 'id' | 'hint' | 'fault'>) {
  if (fault) return h('p', { class: 'fault', id: `${id}-fault` }, inWords(fault.reason));
  return hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null;
}

export interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** Covered until the person wants to see it. */
  readonly secret?: boolean;
  readonly type?: 'text' | 'number';
  readonly list?: string;
}

export function TextField({ value, onValue, placeholder, secret, type, list, ...field }: TextFieldProps) {
  const [isShown, setShown] = useState(false);
  const input = h('input', {
    id: field.id,
    class: 'input',
    type: secret && !isShown ? 'password' : (type ?? 'text'),
    value,
    placeholder,
    list,
    autocomplete: secret ? 'new-password' : 'off',
    spellcheck: false,
    'aria-invalid': field.fault ? 'true' : undefined,
    'aria-describedby': describedBy(field.id, field),
    onInput: (event: Event) => onValue((event.currentTarget as HTMLInputElement).value),
  });
  return h(Field, {
    ...field,
    children: secret
      ? h('div', { class: 'with-button' }, [
          input,
          h(
            'button',
            { type: 'button', class: 'btn', 'aria-pressed': isShown, onClick: () => setShown(!isShown) },
            say(isShown ? 'hide' : 'show'),
          ),
        ])
      : input,
  });
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onValue: (value: string) => void;
}

export function Choice({ value, options, onValue, ...field }: ChoiceProps) {
  return h(Field, {
    ...field,
    children: h(
      'select',
      {
        id: field.id,
        class: 'input',
        value,
        'aria-describedby': describedBy(field.id, field),
        onChange: (event: Event) => onValue((event.currentTarget as HTMLSelectElement).value),
      },
      options.map((option) => h('option', { value: option.value, key: option.value }, option.label)),
    ),
  });
}

export interface TickProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

export function Tick({ id, label, checked, onChecked }: TickProps) {
  return h('label', { class: 'tick', for: id }, [
    h('input', {
      id,
      type: 'checkbox',
      checked,
      onChange: (event: Event) => onChecked((event.currentTarget as HTMLInputElement).checked),
    }),
    label,
  ]);
}

export interface TicksProps extends Omit<FieldProps, 'children'> {
  readonly chosen: readonly string[];
  readonly options: readonly Option[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** Several of a few. What is chosen and no choice any more is shown as well, so that it can be taken out. */
export function Ticks({ id, label, hint, required, fault, chosen, options, onChosen }: TicksProps) {
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...gone.map((value) => ({ value, label: value }))];
  return h('div', { class: 'field-row', role: 'group', 'aria-labelledby': `${id}-name` }, [
    h('span', { class: 'name', id: `${id}-name` }, [label, required && h('span', { class: 'must' }, say('required'))]),
    h(
      'div',
      { class: 'ticks' },
      all.map((option) =>
        h(Tick, {
          key: option.value,
          id: `${id}-${option.value}`,
          label: option.label,
          checked: chosen.includes(option.value),
          onChecked: (checked) =>
            onChosen(checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value)),
        }),
      ),
    ),
    h(Below, { id, hint, fault }),
  ]);
}
