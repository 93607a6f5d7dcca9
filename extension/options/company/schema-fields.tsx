import type { JSX, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import { type Fields, readList, readTyped, withField } from '../../../shared/config-draft.ts';
import { useWords } from '../../look/language-context.ts';
import { readLines, type SettingSchema } from './company-draft.ts';
import { type Choices, type Kinds, nameOption } from './find-choices.ts';
import { SettingTicks } from './setting-ticks.tsx';

interface Props {
  /** As the monitor draws it from its own schema: the setup page is drawn from the same. */
  readonly schema: SettingSchema;
  readonly value: Fields;
  readonly kinds: Kinds;
  /** Where these fields stand: `demands` for those inside of it, which may be called otherwise there. */
  readonly place?: string;
  /** What a field is chosen from, by its name, where only the draft knows it. */
  readonly choices?: Choices;
  /** Fields that are not drawn. */
  readonly skip?: readonly string[];
  /** Why a setting is refused; null: it is not. */
  readonly faultOf: (name: string) => string | null;
  readonly onValue: (value: Fields) => void;
}

/** A form for anything of the file, in the order and with the names that the monitor gives. */
export function SchemaFields(props: Props): JSX.Element {
  const names = Object.keys(props.schema.properties ?? {}).filter((name) => !props.skip?.includes(name));
  return (
    <>
      {names.map((name) => (
        <Setting key={name} {...props} name={name} />
      ))}
    </>
  );
}

function Setting(props: Props & { readonly name: string }): JSX.Element {
  const { name, kinds, place, choices, faultOf, onValue } = props;
  const { t, pick } = useWords();
  const id = useId();
  const schema = props.schema.properties?.[name] ?? {};
  const value = props.value[name];
  const set = (next: unknown) => onValue(withField(props.value, name, next));
  const fault = faultOf(name);
  const words = kinds.fields[`${place ?? ''}.${name}`] ?? kinds.fields[name];
  const isRequired = props.schema.required?.includes(name) === true;
  const label = `${words ? pick(words) : name}${isRequired ? ' *' : ''}`;
  if (schema.type === 'boolean') {
    const checked = (value ?? schema.default) === true;
    return (
      <label class="row tick">
        <input
          type="checkbox"
          checked={checked}
          onChange={() => set(!checked === schema.default ? undefined : !checked)}
        />
        {label}
      </label>
    );
  }
  if (schema.type === 'array' && schema.items?.properties) {
    return <SettingItems {...props} {...{ label, schema: schema.items }} onItems={set} />;
  }
  if (schema.type === 'object') {
    const inner = value as Fields | undefined;
    // What may be left out, but not by halves, begins on the setup page.
    const isDrawn = schema.properties && (inner !== undefined || !schema.required || isRequired);
    return (
      <fieldset class="col company-part" data-setting={name}>
        <legend class="s">{label}</legend>
        {isDrawn ? (
          <SchemaFields
            {...{ schema, kinds, place: name }}
            {...(choices ? { choices } : {})}
            value={inner ?? {}}
            faultOf={(one) => faultOf(`${name}.${one}`)}
            onValue={set}
          />
        ) : (
          <p class="s muted">{t('companyOnSetupPage')}</p>
        )}
        {!isDrawn && fault !== null && <p class="s bad">{fault}</p>}
      </fieldset>
    );
  }
  const options = choices?.[name] ?? (schema.items ?? schema).enum?.map((one) => nameOption(one, kinds, pick));
  if (schema.type === 'array' && options) {
    const standing = Array.isArray(schema.default) ? schema.default.map(String) : [];
    return (
      <SettingTicks
        {...{ name, label, options, fault }}
        chosen={Array.isArray(value) ? value.map(String) : standing}
        // Where something stands in an empty field, nothing at all is an answer of its own.
        onChosen={(next) =>
          next.length === 0 && standing.length > 0 ? onValue({ ...props.value, [name]: [] }) : set(next)
        }
      />
    );
  }
  return (
    <div class="col company-field" data-setting={name}>
      <label class="xs muted" for={id}>
        {label}
      </label>
      {options ? (
        <select
          id={id}
          class="btn"
          value={String(value ?? schema.default ?? '')}
          onChange={(event) => set(event.currentTarget.value)}
        >
          {(!schema.enum || (!isRequired && schema.default === undefined)) && <option value="">—</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : schema.type === 'array' ? (
        <textarea
          id={id}
          class="field"
          rows={Math.max(place === 'week' ? 1 : 2, Array.isArray(value) ? value.length : 0)}
          aria-invalid={fault !== null}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => set(readLines(event.currentTarget.value))}
        />
      ) : (
        <Line {...{ id, schema, value, onValue: set }} isWrong={fault !== null} />
      )}
      {fault !== null && <span class="s bad">{fault}</span>}
    </div>
  );
}

interface ItemsProps extends Props {
  readonly name: string;
  readonly label: string;
  readonly onItems: (items: readonly Fields[]) => void;
}

/** Several of the same, each with its own fields: the absences of a person. */
function SettingItems({ name, label, schema, value, kinds, choices, faultOf, onItems }: ItemsProps): JSX.Element {
  const { t } = useWords();
  const items = readList(value, name);
  return (
    <fieldset class="col company-part" data-setting={name}>
      <legend class="s">{label}</legend>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an absence has no name; its fields hold nothing of their own
        <div class="col company-part" key={index}>
          <SchemaFields
            {...{ schema, kinds, place: name, value: item }}
            {...(choices ? { choices } : {})}
            faultOf={(one) => faultOf(`${name}[${index}].${one}`)}
            onValue={(next) => onItems(items.map((old, at) => (at === index ? next : old)))}
          />
          <button type="button" class="btn sm" onClick={() => onItems(items.filter((_, at) => at !== index))}>
            {t('companyRemoveNth', { n: index + 1 })}
          </button>
        </div>
      ))}
      <button type="button" class="btn sm" data-do="add-one" onClick={() => onItems([...items, {}])}>
        {t('companyAddOne')}
      </button>
    </fieldset>
  );
}

interface LineProps {
  readonly id: string;
  readonly schema: SettingSchema;
  readonly value: unknown;
  readonly isWrong: boolean;
  readonly onValue: (value: unknown) => void;
}

/** One line; what may be a key is covered as it is typed. */
function Line({ id, schema, value, isWrong, onValue }: LineProps): JSX.Element {
  const field = {
    ...{ id, class: 'field', autocomplete: 'off', 'aria-invalid': isWrong },
    placeholder: String(schema.default ?? ''),
    value: value === undefined || value === null ? '' : String(value),
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(readTyped(schema, event.currentTarget.value)),
  };
  return schema.writeOnly ? <input type="password" {...field} /> : <input type="text" {...field} />;
}
