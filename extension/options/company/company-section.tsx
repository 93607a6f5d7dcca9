import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { type Fields, faultOf, faultsOf, readList } from '../../../shared/config-draft.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { createMonitorClient } from '../../sync/monitor-client.ts';
import { type Pairing, readPairing, watchPairing } from '../../sync/pairing-store.ts';
import { KIND_LISTS, type KindList, type SettingSchema, withSettings } from './company-draft.ts';
import { ConflictForm } from './conflict-form.tsx';
import { sayRefusal } from './say-refusal.ts';
import { SchemaFields } from './schema-fields.tsx';
import { type Company, useCompany } from './use-company.ts';

/** Steps of the setup page with the lists of the file that stand on each. */
const STEPS: readonly (readonly [step: string, list: string, name: StringKey])[] = [
  ['brands', 'brands', 'companyBrands'],
  ['sources', 'sources', 'companySources'],
  ['people', 'people', 'companyPeople'],
  ['channels', 'channels', 'companyChannels'],
  ['channels', 'routes', 'companyRoutes'],
  ['desk', 'helpdesks', 'companyHelpdesks'],
  ['desk', 'mailboxes', 'companyMailboxes'],
];
const LIST_KEYS: Record<KindList, StringKey> = {
  sources: 'companySources',
  channels: 'companyChannels',
  helpdesks: 'companyHelpdesks',
};

/** What the whole company shares: the same file that the setup page writes, drawn from the same schemas. For administrators. */
export function CompanySection(): JSX.Element {
  const { t, pick } = useWords();
  const paired = usePaired();
  const company = useCompany(paired?.client ?? null);
  if (paired === null) return <p class="s muted">{t('companyAlone')}</p>;
  if (!('file' in company)) return <p class="s muted">{company.problem ? pick(company.problem) : t('loading')}</p>;
  return <CompanyFile company={company} paired={paired} />;
}

function CompanyFile({ company, paired }: { company: Company; paired: Paired }): JSX.Element {
  const { t, pick } = useWords();
  const { file, draft, isChanged, saved, meanwhile, problem } = company;
  const linkTo = (step: string) => `${paired.pairing.baseUrl}/#${step}`;
  return (
    <div class="col company" data-section="company">
      <p class="s muted">
        {t('companyIntro')} <code>{file.file}</code>
      </p>
      <ul class="row wrap">
        {STEPS.map(([step, list, name]) => (
          <li key={list}>
            <a class="btn sm" href={linkTo(step)} target="_blank" rel="noreferrer">
              {t(name)} <span class="num muted">{readList(draft, list).length}</span>
            </a>
          </li>
        ))}
      </ul>
      <SetupCode paired={paired} />
      {KIND_LISTS.flatMap((list) =>
        readList(draft, list).map((item, index) => (
          <ItemForm key={`${list}${String(item.id)}`} company={company} list={list} item={item} index={index} />
        )),
      )}
      {meanwhile && <ConflictForm meanwhile={meanwhile} onSettle={company.settle} />}
      {company.faults.length > 0 && (
        <ul class="s bad" role="alert">
          {company.faults.map(({ field, reason }) => (
            <li key={field}>
              <code>{field}</code> {pick(reason)}
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p class="s bad" role="alert">
          {pick(problem)} {isChanged && t('companyKept')}
        </p>
      )}
      <div class="row wrap">
        <button
          type="button"
          class="btn primary"
          data-do="save-company"
          disabled={!isChanged || meanwhile !== null}
          onClick={() => void company.save()}
        >
          {t('companySave')}
        </button>
        <span class="s muted" role="status">
          {saved ? t('companySaved') : isChanged ? t('companyChanged') : file.runsIt ? t('companyRuns') : ''}
        </span>
        {!file.runsIt && !isChanged && (
          <a class="btn sm" href={linkTo('review')} target="_blank" rel="noreferrer">
            {t('companyRestart')}
          </a>
        )}
      </div>
    </div>
  );
}

/** The token of this browser stays in the extension: the setup page asks for a code of its own. */
function SetupCode({ paired: { pairing, client } }: { paired: Paired }): JSX.Element {
  const { t, pick } = useWords();
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<Labels | null>(null);
  const make = () =>
    client.createPairingCode({ params: { id: pairing.personId } }).then(
      (made) => setCode(made.code),
      (error: unknown) => setProblem(sayRefusal(error)),
    );
  return (
    <p class="row wrap s muted">
      <span class="grow">{problem ? pick(problem) : t('companyCodeHint')}</span>
      {code === null ? (
        <button type="button" class="btn sm" data-do="setup-code" onClick={() => void make()}>
          {t('companyCode')}
        </button>
      ) : (
        <b class="num" role="status">
          {code}
        </b>
      )}
    </p>
  );
}

interface ItemProps {
  readonly company: Company;
  readonly list: KindList;
  readonly item: Fields;
  readonly index: number;
}

function ItemForm({ company, list, item, index }: ItemProps): JSX.Element {
  const { t, pick } = useWords();
  const { kinds, draft, faults } = company;
  const kind = kinds[list].find(({ id }) => id === item.type);
  return (
    <details
      class="company-item"
      data-item={`${list}.${String(item.id)}`}
      open={faultsOf(faults, list, index).length > 0}
    >
      <summary class="s">
        <b>{String(item.name ?? item.id)}</b>{' '}
        <span class="muted">
          {t(LIST_KEYS[list])} · {kind ? pick(kind.labels) : String(item.type)}
        </span>
      </summary>
      {kind ? (
        <div class="col company-form">
          {kind.notes && <p class="s muted">{pick(kind.notes)}</p>}
          <SchemaFields
            schema={kind.settings as SettingSchema}
            value={(item.settings ?? {}) as Fields}
            kinds={kinds}
            faultOf={(name) => {
              const fault = faultOf(faultsOf(faults, list, index), `settings.${name}`);
              return fault === undefined ? null : pick(fault.reason);
            }}
            onValue={(settings) => company.change(withSettings(draft, list, index, settings))}
          />
        </div>
      ) : (
        <p class="s muted">{t('companyOnSetupPage')}</p>
      )}
    </details>
  );
}

/** The monitor of this browser, and how to ask it. */
interface Paired {
  readonly pairing: Pairing;
  readonly client: ApiClient;
}

/** Null: not paired (any more). */
function usePaired(): Paired | null {
  const [paired, setPaired] = useState<Paired | null>(null);
  useEffect(() => {
    const take = (pairing: Pairing | null) =>
      setPaired(pairing && !pairing.expired ? { pairing, client: createMonitorClient(pairing) } : null);
    readPairing().then(take, (error: unknown) => console.error('[earshot]', error));
    return watchPairing(take);
  }, []);
  return paired;
}
