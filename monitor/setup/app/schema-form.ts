import { h } from 'preact';
import { type Fault, type Fields, faultOf, readList, readTyped, withField } from '../../../shared/config-draft.ts';
import { readText, readWords, withItem } from './draft.ts';
import { Choice, Field, type Option, TextField, Tick, Ticks } from './field.ts';
import { inWords, say } from './texts.ts';
import type { Setup } from './use-setup.ts';
import { WordList } from './word-list.ts';

/** The part of JSON Schema that settings of plug-ins use. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly propertyNames?: Schema;
  /** May hold a credential. */
  readonly writeOnly?: boolean;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly default?: unknown;
  readonly format?: string;
}

export interface SchemaFormProps {
  readonly idPrefix: string;
  /** JSON Schema as the monitor draws it from the plug-in. */
  readonly schema: unknown;
  readonly value: Fields;
  readonly example: unknown;
  readonly kinds: Pick<Setup['kinds'], 'fields' | 'options'>;
  /** What a field can be chosen from, where only the draft knows it; `quiet.during` goes before `during` in `quiet`. */
  readonly choices?: Readonly<Record<string, readonly Option[]>>;
  /** Where these fields stand: `away` for those of an absence, which may be called otherwise there. */
  readonly place?: string;
  /** Fields that the card draws itself. */
  readonly skip?: readonly string[];
  /** Everything in sight, in the order of the schema. */
  readonly isFlat?: boolean;
  /** Faults with their path inside of these settings. */
  readonly faults: readonly Fault[];
  readonly onValue: (value: Fields) => void;
}

/** A form for any settings, in the order in which their schema names them; what is not needed comes after what is. */
export function SchemaForm(props: SchemaFormProps) {
  const schema = props.schema as Schema;
  const names = Object.keys(schema.properties ?? {}).filter((name) => !props.skip?.includes(name));
  const isNeeded = (name: string) => schema.required?.includes(name) === true;
  const optional = names.filter((name) => !isNeeded(name));
  const needed = names.filter(isNeeded);
  const draw = (name: string) => drawField(props, schema, name);
  if (props.isFlat) return h('div', { class: 'fields' }, names.map(draw));
  if (needed.length === 0) return h('div', { class: 'fields' }, optional.map(draw));
  const isOpen =
    optional.some((name) => name in props.value) || props.faults.some(({ field }) => optional.includes(field));
  return h('div', { class: 'fields' }, [
    ...needed.map(draw),
    optional.length > 0 &&
      h('details', { open: isOpen, class: 'more' }, [
        h('summary', null, say('moreSettings', { n: optional.length })),
        h('div', { class: 'fields' }, optional.map(draw)),
      ]),
  ]);
}

function drawField(props: SchemaFormProps, whole: Schema, name: string) {
  const { idPrefix, value, faults, onValue, kinds, choices } = props;
  const schema = whole.properties?.[name] ?? {};
  const id = `${idPrefix}-${name}`;
  const label = nameField(kinds, name, props.place);
  const example = (props.example as Fields | undefined)?.[name];
  const fault = faultOf(faults, name);
  const common = { id, key: name, label, required: whole.required?.includes(name) === true, fault };
  const set = (next: unknown) => onValue(withField(value, name, next));
  if (schema.enum) {
    const options = schema.enum.map((option) => nameOption(option, kinds));
    // Nothing at all is a choice, too, where nothing stands by itself.
    if (!common.required && schema.default === undefined) options.unshift({ value: '', label: '—' });
    return h(Choice, {
      ...common,
      options,
      value: readText(value, name) || String(schema.default ?? ''),
      onValue: set,
    });
  }
  if (schema.type === 'boolean') {
    const checked = (value[name] ?? schema.default) === true;
    return h(Tick, {
      ...common,
      checked,
      onChecked: (next: boolean) => set(next === schema.default ? undefined : next),
    });
  }
  if (schema.type === 'string' && choices?.[name]) {
    return h(Choice, { ...common, options: choices[name], value: readText(value, name), onValue: set });
  }
  const options = choices?.[name] ?? schema.items?.enum?.map((option) => nameOption(option, kinds));
  if (schema.type === 'array' && options) {
    const standing = Array.isArray(schema.default) ? schema.default.map(String) : [];
    const chosen = name in value ? readWords(value, name) : standing;
    // Where something stands in an empty field, nothing at all is an answer of its own.
    const onChosen = (next: readonly string[]) =>
      standing.length > 0 && next.length === 0 ? onValue({ ...value, [name]: [] }) : set(next);
    return h(Ticks, { ...common, options, chosen, onChosen });
  }
  if (schema.type === 'array' && schema.items?.properties) {
    return h(ItemList, { ...props, key: name, name, label, schema: schema.items });
  }
  if (schema.type === 'array') {
    return h(Field, {
      ...common,
      // Once above all seven days, not below each.
      hint: props.place === 'week' ? undefined : say('severalHint'),
      children: h(WordList, {
        id,
        words: readWords(value, name),
        onWords: set,
        placeholder: Array.isArray(example) ? example.join(', ') : '',
        invalid: fault !== undefined,
      }),
    });
  }
  if (schema.type === 'object' && schema.properties) {
    const inner = (value[name] ?? {}) as Fields;
    const needed = schema.required ?? [];
    const isBegun = (fields: Fields) => common.required || needed.length === 0 || needed.some((one) => one in fields);
    return h('fieldset', { key: name, 'data-part': name }, [
      h('legend', null, label),
      h(SchemaForm, {
        ...innerForm(props, name, `${name}.`),
        ...{ idPrefix: id, schema: isBegun(inner) ? schema : { ...schema, required: [] }, value: inner, example },
        // What says more of something comes once it is there; it goes with it, too.
        ...(isBegun(inner) ? {} : { skip: Object.keys(schema.properties).filter((one) => !needed.includes(one)) }),
        onValue: (next: Fields) => set(isBegun(next) ? next : undefined),
      }),
    ]);
  }
  if (schema.type === 'object') {
    return h(Field, {
      ...common,
      hint: schema.propertyNames?.enum
        ? say('mapHint', { names: schema.propertyNames.enum.join(', ') })
        : say('headersHint'),
      children: h(HeaderLines, { id, value: value[name], onValue: set }),
    });
  }
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  return h(TextField, {
    ...common,
    value: readText(value, name),
    placeholder: String(schema.default ?? example ?? ''),
    secret: schema.writeOnly === true,
    type: isNumber ? 'number' : 'text',
    onValue: (text: string) => set(readTyped(schema, text)),
  });
}

/** What a form inside of another one takes over: choices and faults whose path leads into it. */
function innerForm({ kinds, choices, faults }: SchemaFormProps, name: string, path: string) {
  const inside = Object.entries(choices ?? {})
    .filter(([key]) => key.startsWith(`${name}.`))
    .map(([key, options]) => [key.slice(name.length + 1), options] as const);
  return {
    ...{ kinds, place: name, choices: { ...choices, ...Object.fromEntries(inside) } },
    faults: faults
      .filter(({ field }) => field.startsWith(path))
      .map((fault) => ({ ...fault, field: fault.field.slice(path.length) })),
  };
}

interface ItemListProps extends SchemaFormProps {
  readonly name: string;
  readonly label: string;
}

/** Several of the same, each with its own fields: the absences of a person. */
function ItemList(props: ItemListProps) {
  const { name, label, schema, idPrefix, value, onValue } = props;
  const items = readList(value, name);
  const put = (list: readonly Fields[]) => onValue(withField(value, name, list));
  return h('fieldset', { 'data-list': name }, [
    h('legend', null, label),
    ...items.map((item, index) =>
      h('div', { class: 'inner', key: index }, [
        h(SchemaForm, {
          ...innerForm(props, name, `${name}[${index}].`),
          ...{ idPrefix: `${idPrefix}-${name}-${index}`, schema, value: item, example: undefined, isFlat: true },
          onValue: (next: Fields) => put(withItem(items, index, next)),
        }),
        h(
          'button',
          { type: 'button', class: 'btn small danger', onClick: () => put(withItem(items, index, null)) },
          say('removeItem', { n: index + 1 }),
        ),
      ]),
    ),
    h('button', { type: 'button', class: 'btn small add', onClick: () => put([...items, {}]) }, say('addItem')),
  ]);
}

/** A field in words; `place`: where it stands, if it may be called otherwise there. */
export function nameField({ fields }: Pick<SchemaFormProps['kinds'], 'fields'>, name: string, place?: string): string {
  const words = fields[place === undefined ? name : `${place}.${name}`] ?? fields[name];
  return words ? inWords(words) : name;
}

/** A choice in words, where there are some for it. */
export function nameOption(option: unknown, { options }: Pick<SchemaFormProps['kinds'], 'options'>): Option {
  const value = String(option);
  return { value, label: options[value] ? inWords(options[value]) : value };
}

/** Names with values, one a line: `cookie: …`. */
function HeaderLines({ id, value, onValue }: { id: string; value: unknown; onValue: (value: unknown) => void }) {
  const pairs = Object.entries((value ?? {}) as Record<string, string>);
  return h('textarea', {
    id,
    class: 'input',
    rows: 2,
    defaultValue: pairs.map(([name, text]) => `${name}: ${text}`).join('\n'),
    onChange: (event: Event) => {
      const lines = (event.currentTarget as HTMLTextAreaElement).value.split('\n');
      const read = lines.map((line) => /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/.exec(line)).filter((match) => match !== null);
      onValue(Object.fromEntries(read.map(([, name = '', text = '']) => [name, text])));
    },
  });
}
