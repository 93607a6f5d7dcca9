import type { JSX } from 'preact';
import { type Fields, faultOf, faultsOf, ITEM_KEYS } from '../../../shared/config-draft.ts';
import { useWords } from '../../look/language-context.ts';
import { type ListName, type SettingSchema, withItem } from './company-draft.ts';
import { findChoices, nameOption } from './find-choices.ts';
import { sayRoute } from './say-route.ts';
import { SchemaFields } from './schema-fields.tsx';
import type { Company } from './use-company.ts';

type Kinds = Company['kinds'];

/** A part of an item with the form that it has: its own fields (`settings` is false), or the settings of its kind. */
interface Part {
  readonly schema: unknown;
  readonly settings: boolean;
  /** Where the names of its fields are looked up. */
  readonly place?: string;
}

interface Props {
  readonly company: Company;
  readonly list: ListName;
  readonly item: Fields;
  readonly index: number;
  /** It was added just now: its fields are in sight. */
  readonly isNew: boolean;
}

/** One item of the file, with every field that the monitor's schema of it has. */
export function ItemForm({ company, list, item, index, isNew }: Props): JSX.Element {
  const { t, pick, language } = useWords();
  const { kinds, draft } = company;
  const choices = findChoices(draft, kinds, pick);
  const faults = faultsOf(company.faults, list, index);
  const kind = findKind(kinds, list, item);
  const parts = listParts(kinds, list, item);
  const known = item[ITEM_KEYS[list] ?? ''] ?? index + 1;
  const nameChoice = (field: string, value: string) =>
    choices[field]?.find((one) => one.value === value) ?? nameOption(value, kinds, pick);
  const title =
    list === 'routes'
      ? `${index + 1}. ${sayRoute(item, { language, everything: t('companyEverything'), nameOption: nameChoice })}`
      : String(item.name ?? known);
  return (
    <details class="company-item" data-item={`${list}.${String(known)}`} open={isNew || faults.length > 0}>
      <summary class="s">
        <b>{title}</b> {kind && <span class="muted">{pick(kind.labels)}</span>}
      </summary>
      <div class="col company-form">
        {kind?.notes && <p class="s muted">{pick(kind.notes)}</p>}
        {parts.length === 0 && <p class="s muted">{t('companyOnSetupPage')}</p>}
        {parts.map(({ schema, settings, place }) => (
          <SchemaFields
            key={String(settings)}
            schema={schema as SettingSchema}
            value={settings ? ((item.settings ?? {}) as Fields) : item}
            kinds={kinds}
            {...(place === undefined ? {} : { place })}
            // What a plug-in calls channels are its own.
            choices={settings ? {} : choices}
            // By it the item is known elsewhere in the file, and here when two hands meet.
            skip={settings ? [] : [ITEM_KEYS[list] ?? '']}
            faultOf={(name) => {
              const fault = faultOf(faults, settings ? `settings.${name}` : name);
              return fault === undefined ? null : pick(fault.reason);
            }}
            onValue={(next) =>
              company.change(withItem(draft, list, index, settings ? { ...item, settings: next } : next))
            }
          />
        ))}
        <button
          type="button"
          class="btn danger sm"
          data-do="remove-item"
          aria-label={`${t('companyRemove')} ${title}`}
          onClick={(event) => {
            // The button goes with the item: the list it was in is where one stands.
            event.currentTarget.closest('section')?.querySelector('h3')?.focus();
            company.change(withItem(draft, list, index, null));
          }}
        >
          {t('companyRemove')}
        </button>
      </div>
    </details>
  );
}

function findKind(kinds: Kinds, list: ListName, { type }: Fields): Kinds['sources'][number] | undefined {
  const known = list === 'sources' || list === 'channels' || list === 'helpdesks' ? kinds[list] : [];
  return known.find(({ id }) => id === type);
}

/** None: a kind that this monitor does not know. */
function listParts(kinds: Kinds, list: ListName, item: Fields): readonly Part[] {
  switch (list) {
    case 'brands':
      return [{ schema: kinds.brand, settings: false, place: 'brand' }];
    case 'people':
      return [{ schema: kinds.person, settings: false, place: 'person' }];
    case 'briefs':
      return [{ schema: kinds.brief, settings: false, place: 'brief' }];
    case 'routes':
      return [{ schema: kinds.route, settings: false }];
    case 'mailboxes':
      return [{ schema: kinds.mailbox.settings, settings: false }];
    default: {
      const kind = findKind(kinds, list, item);
      if (kind === undefined) return [];
      const settings: Part = { schema: kind.settings, settings: true };
      return list === 'sources' ? [settings] : [settings, { schema: kinds.around[list], settings: false }];
    }
  }
}
