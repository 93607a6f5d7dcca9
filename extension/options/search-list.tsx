import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatAgo } from '../look/format-time.ts';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { hostMatches } from '../reading/clean-permalink.ts';
import { mayListen } from '../reading/listen-page.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { changeListeningChoice, type ListeningChoice, type WatchedSearch } from '../sync/listening-store.ts';
import { describeSearch } from '../sync/remind-searches.ts';
import { addSearch, dropSearch, listOverdue } from '../sync/watched-searches.ts';

const EVERY = [5, 10, 30, 60, 240] as const;

export interface SearchListProps {
  readonly choice: ListeningChoice;
  readonly sites: readonly SiteAdapter[];
}

/** Searches that somebody looks at again and again, each with how long ago that was. */
export function SearchList({ choice, sites }: SearchListProps): JSX.Element {
  const { t } = useWords();
  const [address, setAddress] = useState('');
  const [every, setEvery] = useState<number>(10);
  const [bad, setBad] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const site = findListened(address, sites, choice);
    setBad(site === null);
    if (site === null) return;
    setAddress('');
    save((before) => addSearch(before, { site: site.id, url: address.trim(), everyMinutes: every }, Date.now()));
  };
  return (
    <div class="searches">
      <h3>{t('searchTitle')}</h3>
      <p class="s muted">{t('searchIntro')}</p>
      <ul>
        {choice.searches.map((search) => (
          <SearchLine key={search.id} search={search} />
        ))}
      </ul>
      <form class="row wrap" onSubmit={submit}>
        <label class="grow">
          <span class="sr">{t('searchAddress')}</span>
          <input
            class="field"
            type="text"
            inputmode="url"
            name="search"
            placeholder={t('searchPlaceholder')}
            value={address}
            aria-invalid={bad}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        </label>
        <select
          class="btn"
          aria-label={t('searchEvery')}
          value={String(every)}
          onChange={(event) => setEvery(Number(event.currentTarget.value))}
        >
          {EVERY.map((minutes) => (
            <option key={minutes} value={String(minutes)}>
              {t('searchEveryMinutes', { minutes })}
            </option>
          ))}
        </select>
        <button type="submit" class="btn">
          {t('siteAdd')}
        </button>
      </form>
      {bad && (
        <p class="problem s" role="alert">
          <Icon name="warn" />
          {t('searchBad')}
        </p>
      )}
    </div>
  );
}

function SearchLine({ search }: { readonly search: WatchedSearch }): JSX.Element {
  const { t, language } = useWords();
  const now = Date.now();
  const late = listOverdue([{ ...search, remindedAt: null }], now).length > 0;
  const name = describeSearch(search.url);
  return (
    <li class="row">
      <a class="grow cut" href={search.url} target="_blank" rel="noreferrer">
        {name}
      </a>
      <span class={`s num ${late ? 'orange b' : 'muted'}`}>
        {search.lookedAt === null
          ? t('searchNever')
          : t('searchLooked', { time: formatAgo(search.lookedAt, now, language) })}
      </span>
      <button
        type="button"
        class="btn ghost sm"
        aria-label={`${t('searchDrop')} ${name}`}
        onClick={() => save((before) => dropSearch(before, search.id))}
      >
        {t('searchDrop')}
      </button>
    </li>
  );
}

/** The site whose page an address is, when listening is allowed there; a search that is not read has no use. */
function findListened(address: string, sites: readonly SiteAdapter[], choice: ListeningChoice): SiteAdapter | null {
  const text = address.trim();
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:') return null;
  const site = sites.find(
    (one) => one.hosts.some((host) => hostMatches(url.hostname, host)) && mayListen(one, url, choice.consent),
  );
  return site ?? null;
}

function save(change: (choice: ListeningChoice) => ListeningChoice): void {
  changeListeningChoice(change).catch((error: unknown) => console.error('[earshot]', error));
}
