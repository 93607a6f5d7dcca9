import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Fields, readList } from '../../../shared/config-draft.ts';
import { useWords } from '../../look/language-context.ts';
import { type BegunHere, beginItem } from './company-draft.ts';
import { LIST_KEYS } from './list-names.ts';
import type { Company } from './use-company.ts';

const NEW_KEYS = {
  brands: 'companyNewBrand',
  people: 'companyNewPerson',
  briefs: 'companyNewBrief',
} as const;

interface Props {
  readonly company: Company;
  readonly list: BegunHere;
  readonly onAdded: (item: Fields) => void;
}

/** A new brand, person or brief by its name, a new source by its kind; its other fields are filled in below. */
export function AddItem({ company, list, onAdded }: Props): JSX.Element {
  const { t, pick } = useWords();
  const [word, setWord] = useState('');
  const items = readList(company.draft, list);
  // People are known by their names.
  const isThere = list === 'people' && items.some(({ name }) => name === word.trim());
  const label = `${t('siteAdd')}: ${t(LIST_KEYS[list])}`;
  const add = (event: Event) => {
    event.preventDefault();
    const kind = company.kinds.sources.find(({ id }) => id === word);
    const item = beginItem(list, items, word.trim(), kind ? pick(kind.labels) : '');
    company.change({ ...company.draft, [list]: [...items, item] });
    onAdded(item);
    setWord('');
  };
  return (
    <form class="row" data-add={list} onSubmit={add}>
      {list === 'sources' ? (
        <select
          class="btn grow"
          aria-label={label}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
        >
          <option value="">{t('companyChooseKind')}</option>
          {company.kinds.sources.map(({ id, labels }) => (
            <option key={id} value={id}>
              {pick(labels)}
            </option>
          ))}
        </select>
      ) : (
        <input
          class="field grow"
          type="text"
          aria-label={label}
          placeholder={t(NEW_KEYS[list])}
          value={word}
          onInput={(event) => setWord(event.currentTarget.value)}
        />
      )}
      <button type="submit" class="btn" disabled={word.trim() === '' || isThere}>
        {t('siteAdd')}
      </button>
    </form>
  );
}
