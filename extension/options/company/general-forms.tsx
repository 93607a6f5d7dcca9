import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, faultOf, faultsIn, readNamed, withNamed } from '../../../shared/config-draft.ts';
import { useWords } from '../../look/language-context.ts';
import type { SettingSchema } from './company-draft.ts';
import { SchemaFields } from './schema-fields.tsx';
import type { Company } from './use-company.ts';

/** What is said once for everybody: the window, the levels, the public address. */
export function GeneralForm({ company: { draft, kinds, faults, change } }: { company: Company }): JSX.Element {
  const { t, pick } = useWords();
  const schema = kinds.general as SettingSchema;
  const names = Object.keys(schema.properties ?? {});
  return (
    <section class="company-list" data-list="general">
      <details class="company-item" data-item="general" open={names.some((name) => faultOf(faults, name))}>
        <summary class="s">
          <b>{t('companyGeneral')}</b>
        </summary>
        <div class="col company-form">
          <SchemaFields
            {...{ schema, kinds, place: 'general', value: draft }}
            faultOf={(name) => {
              const fault = faultOf(faults, name);
              return fault === undefined ? null : pick(fault.reason);
            }}
            onValue={change}
          />
        </div>
      </details>
    </section>
  );
}

/** Hours with a name, for routes and quiet hours. */
export function CalendarForms({ company }: { company: Company }): JSX.Element {
  const { t, pick } = useWords();
  const [added, setAdded] = useState<string | null>(null);
  const { draft, kinds, change } = company;
  const calendars = readNamed(draft, 'calendars');
  const put = (next: Fields) => {
    const { calendars: _all, ...rest } = draft;
    change(Object.keys(next).length === 0 ? rest : { ...draft, calendars: next });
  };
  return (
    <section class="company-list" data-list="calendars">
      <h3 class="s" tabIndex={-1}>
        {t('companyCalendars')} <span class="num muted">{Object.keys(calendars).length}</span>
      </h3>
      {Object.entries(calendars).map(([id, calendar]) => {
        const faults = faultsIn(company.faults, `calendars.${id}`);
        const whole = faults.find(({ field }) => field === '');
        return (
          <details key={id} class="company-item" data-item={`calendars.${id}`} open={added === id || faults.length > 0}>
            <summary class="s">
              <b>{id}</b>
            </summary>
            <div class="col company-form">
              <SchemaFields
                {...{ schema: kinds.calendar as SettingSchema, kinds, place: 'calendar', value: calendar as Fields }}
                faultOf={(name) => {
                  const fault = faultOf(faults, name);
                  return fault === undefined ? null : pick(fault.reason);
                }}
                onValue={(next) => put(withNamed(calendars, id, next))}
              />
              {whole && <p class="s bad">{pick(whole.reason)}</p>}
              <button
                type="button"
                class="btn danger sm"
                data-do="remove-item"
                aria-label={`${t('companyRemove')} ${id}`}
                onClick={(event) => {
                  event.currentTarget.closest('section')?.querySelector('h3')?.focus();
                  put(withNamed(calendars, id, null));
                }}
              >
                {t('companyRemove')}
              </button>
            </div>
          </details>
        );
      })}
      <AddCalendar
        taken={[...kinds.calendars, ...Object.keys(calendars)]}
        onAdd={(id) => {
          put(withNamed(calendars, id, { week: {} }));
          setAdded(id);
        }}
      />
    </section>
  );
}

interface AddProps {
  /** Names that are given already, to shipped hours, too. */
  readonly taken: readonly string[];
  readonly onAdd: (id: string) => void;
}

function AddCalendar({ taken, onAdd }: AddProps): JSX.Element {
  const { t } = useWords();
  const [name, setName] = useState('');
  const id = name.trim();
  const add = (event: Event) => {
    event.preventDefault();
    onAdd(id);
    setName('');
  };
  return (
    <form class="row" data-add="calendars" onSubmit={add}>
      <input
        class="field grow"
        type="text"
        aria-label={`${t('siteAdd')}: ${t('companyCalendars')}`}
        placeholder={t('companyNewCalendar')}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="btn" disabled={id === '' || taken.includes(id)}>
        {t('siteAdd')}
      </button>
    </form>
  );
}
