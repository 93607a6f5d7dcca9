import { h } from 'preact';
import { type Fault, type Fields, withField } from '../../../shared/config-draft.ts';
import { readText } from './draft.ts';
import { type Option, TextField } from './field.ts';
import { SchemaForm } from './schema-form.ts';
import { inWords, say } from './texts.ts';
import { type Attempt, Trial } from './trial.ts';
import type { Setup } from './use-setup.ts';

export interface KindCardProps {
  readonly idPrefix: string;
  readonly item: Fields;
  /** Undefined: the file names a kind that is not known. */
  readonly kind: Setup['kinds']['channels'][number] | undefined;
  readonly kinds: Setup['kinds'];
  /** JSON Schema of what stands beside the settings of the kind, and what its lists can be chosen from. */
  readonly around: unknown;
  readonly choices?: Readonly<Record<string, readonly Option[]>>;
  readonly faults: readonly Fault[];
  readonly tryWords: { readonly ask: string; readonly running: string; readonly good: string };
  readonly attempt: Attempt;
  readonly onItem: (item: Fields | null) => void;
}

/** A channel or a helpdesk: what it is called, the settings that its kind asks for, and the proof that it works. */
export function KindCard(props: KindCardProps) {
  const { idPrefix, item, kind, kinds, faults, tryWords, attempt, onItem } = props;
  const name = readText(item, 'id');
  const beside = Object.keys((props.around as { properties?: object }).properties ?? {});
  const isBeside = ({ field }: Fault) => beside.some((one) => field === one || field.startsWith(`${one}[`));
  const elsewhere = faults.filter((fault) => {
    return fault.field !== 'id' && !fault.field.startsWith('settings.') && !isBeside(fault);
  });
  return h('section', { class: 'card', 'data-item': name }, [
    h('div', { class: 'card-head' }, [
      h('h3', null, [name, h('span', { class: 'tag' }, kind ? inWords(kind.labels) : readText(item, 'type'))]),
      h(
        'button',
        { type: 'button', class: 'btn small danger', onClick: () => onItem(null) },
        say('removeNamed', { name }),
      ),
    ]),
    kind?.notes && h('p', { class: 'note' }, inWords(kind.notes)),
    h(TextField, {
      id: `${idPrefix}-id`,
      label: say('itemId'),
      required: true,
      value: name,
      fault: faults.find(({ field }) => field === 'id'),
      onValue: (text) => onItem(withField(item, 'id', text)),
    }),
    kind &&
      h(SchemaForm, {
        idPrefix,
        kinds,
        schema: kind.settings,
        value: (item.settings ?? {}) as Fields,
        example: kind.example,
        faults: faults
          .filter(({ field }) => field.startsWith('settings.'))
          .map((fault) => ({ ...fault, field: fault.field.slice('settings.'.length) })),
        onValue: (value) => onItem(withField(item, 'settings', value)),
      }),
    h(SchemaForm, {
      ...{ idPrefix, kinds, schema: props.around, value: item, example: undefined, isFlat: true },
      ...(props.choices ? { choices: props.choices } : {}),
      faults: faults.filter(isBeside),
      onValue: onItem,
    }),
    ...elsewhere.map(({ field, reason }) => h('p', { class: 'fault', key: field }, inWords(reason))),
    h('p', { class: 'hint' }, say('secretHint')),
    h(Trial, { tried: item, words: tryWords, attempt }),
  ]);
}
