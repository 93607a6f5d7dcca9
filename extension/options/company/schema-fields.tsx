import type { JSX, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import { type Fields, readTyped, withField } from '../../../shared/config-draft.ts';
import { useWords } from '../../look/language-context.ts';
import { readLines, type SettingSchema } from './company-draft.ts';

type Kinds = Pick<ApiAnswer<'listSetupKinds'>, 'fields' | 'options'>;

interface Props {
  /** As the monitor draws it from the plug-in: the setup page is drawn from the same. */
  readonly schema: SettingSchema;
  readonly value: Fields;
  readonly kinds: Kinds;
  /** Why a setting is refused; null: it is not. */
  readonly faultOf: (name: string) => string | null;
  readonly onValue: (value: Fields) => void;
}

/** A form for the settings of any kind, in the order and with the names that the monitor gives them. */
export function SchemaFields({ schema, value, kinds, faultOf, onValue }: Props): JSX.Element {
  return (
    <>
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <Setting
          key={name}
          name={name}
          schema={field}
          required={schema.required?.includes(name) === true}
          value={value[name]}
          kinds={kinds}
          fault={faultOf(name)}
          onValue={(next) => onValue(withField(value, name, next))}
        />
      ))}
    </>
  );
}

interface SettingProps {
  readonly name: string;
  readonly schema: SettingSchema;
  readonly required: boolean;
  readonly value: unknown;
  readonly kinds: Kinds;
  readonly fault: string | null;
  readonly onValue: (value: unknown) => void;
}

function Setting(props: SettingProps): JSX.Element {
  const { name, schema, required, value, kinds, fault, onValue } = props;
  const { t, pick } = useWords();
  const id = useId();
  const words = kinds.fields[name];
  const label = `${words ? pick(words) : name}${required ? ' *' : ''}`;
  if (schema.type === 'boolean') {
    const checked = (value ?? schema.default) === true;
    return (
      <label class="row tick">
        <input
          type="checkbox"
          checked={checked}
          onChange={() => onValue(!checked === schema.default ? undefined : !checked)}
        />
        {label}
      </label>
    );
  }
  if (schema.type === 'object') {
    return (
      <fieldset class="col company-part">
        <legend class="s">{label}</legend>
        {schema.properties ? (
          <SchemaFields
            schema={schema}
            value={(value ?? {}) as Fields}
            kinds={kinds}
            faultOf={() => null}
            onValue={onValue}
          />
        ) : (
          <p class="s muted">{t('companyOnSetupPage')}</p>
        )}
        {fault !== null && <p class="s bad">{fault}</p>}
      </fieldset>
    );
  }
  return (
    <div class="col company-field" data-setting={name}>
      <label class="xs muted" for={id}>
        {label}
      </label>
      {schema.enum ? (
        <select
          id={id}
          class="btn"
          value={String(value ?? schema.default ?? '')}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          {schema.enum.map((option) => {
            const named = kinds.options[String(option)];
            return (
              <option key={String(option)} value={String(option)}>
                {named ? pick(named) : String(option)}
              </option>
            );
          })}
        </select>
      ) : schema.type === 'array' ? (
        <textarea
          id={id}
          class="field"
          rows={2}
          aria-invalid={fault !== null}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) => onValue(readLines(event.currentTarget.value))}
        />
      ) : (
        <Line {...{ id, schema, value, onValue }} isWrong={fault !== null} />
      )}
      {fault !== null && <span class="s bad">{fault}</span>}
    </div>
  );
}

interface LineProps extends Pick<SettingProps, 'schema' | 'value' | 'onValue'> {
  readonly id: string;
  readonly isWrong: boolean;
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
