import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { type Fields, ITEM_KEYS, readList } from '../../../shared/config-draft.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import { useWords } from '../../look/language-context.ts';
import { createMonitorClient } from '../../sync/monitor-client.ts';
import { type Pairing, readPairing, watchPairing } from '../../sync/pairing-store.ts';
import { AddItem } from './add-item.tsx';
import { BEGUN_HERE, LISTS, type ListName, readLines } from './company-draft.ts';
import { ConflictForm } from './conflict-form.tsx';
import { CalendarForms, GeneralForm } from './general-forms.tsx';
import { ItemForm } from './item-form.tsx';
import { LIST_KEYS } from './list-names.ts';
import { sayRefusal } from './say-refusal.ts';
import { type Company, useCompany } from './use-company.ts';

const LIST_NAMES = Object.keys(LISTS) as ListName[];

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
  const [added, setAdded] = useState<string | null>(null);
  const linkTo = (step: string) => `${paired.pairing.baseUrl}/#${step}`;
  return (
    <div class="col company" data-section="company">
      <p class="s muted">
        {t('companyIntro')} <code>{file.file}</code>
      </p>
      <SetupCode paired={paired} />
      {LIST_NAMES.map((list) => (
        <section key={list} class="company-list" data-list={list}>
          <div class="row">
            <h3 class="s grow" tabIndex={-1}>
              {t(LIST_KEYS[list])} <span class="num muted">{readList(draft, list).length}</span>
            </h3>
            {!isBegunHere(list) && (
              <a class="link s" href={linkTo(LISTS[list])} target="_blank" rel="noreferrer">
                {t('companyAddThere')}
              </a>
            )}
          </div>
          {list === 'brands' && <ComplaintTerms company={company} />}
          {readList(draft, list).map((item, index) => (
            // Routes have no name: their place is what they are known by.
            <ItemForm
              key={nameItem(list, item, index)}
              {...{ company, list, item, index }}
              isNew={added === nameItem(list, item, index)}
            />
          ))}
          {isBegunHere(list) && (
            <AddItem
              {...{ company, list }}
              onAdded={(item) => setAdded(nameItem(list, item, readList(draft, list).length))}
            />
          )}
        </section>
      ))}
      <CalendarForms company={company} />
      <GeneralForm company={company} />
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

function isBegunHere(list: ListName): list is (typeof BEGUN_HERE)[number] {
  return BEGUN_HERE.some((one) => one === list);
}

function nameItem(list: ListName, item: Fields, index: number): string {
  return `${list}.${String(item[ITEM_KEYS[list] ?? ''] ?? index)}`;
}

/** Words that every brand's critics use: they stand beside the brands in the file. */
function ComplaintTerms({ company: { draft, change } }: { company: Company }): JSX.Element {
  const { t } = useWords();
  const terms = Array.isArray(draft.complaintTerms) ? draft.complaintTerms : [];
  return (
    <details class="company-item" data-item="complaintTerms">
      <summary class="s">
        <b>{t('companyComplaintTerms')}</b> <span class="num muted">{terms.length}</span>
      </summary>
      <label class="col company-form">
        <span class="xs muted">{t('companyOnePerLine')}</span>
        <textarea
          class="field"
          rows={6}
          value={terms.join('\n')}
          onChange={(event) => change({ ...draft, complaintTerms: readLines(event.currentTarget.value) })}
        />
      </label>
    </details>
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
