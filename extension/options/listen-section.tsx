import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../look/language-context.ts';
import type { ListenPageType, SiteAdapter } from '../reading/site-adapter.ts';
import { LISTEN_PAGE_TYPES } from '../reading/site-adapter.ts';
import { SITES } from '../sites/registry.ts';
import { type ListenCount, openDatabase } from '../sync/database.ts';
import {
  changeListeningChoice,
  type ListeningChoice,
  readListeningChoice,
  watchListeningChoice,
} from '../sync/listening-store.ts';
import { dropWaiting, readListenCounts } from '../sync/seen-posts.ts';
import { SearchList } from './search-list.tsx';
import { isGranted } from './site-list.ts';
import { useOrigins } from './site-section.tsx';

const COUNTS_EVERY_MS = 5_000;
const TYPE_WORDS = {
  search: 'listenSearch',
  feed: 'listenFeed',
  topic: 'listenTopic',
  review: 'listenReview',
} as const;

/** Consent to in-browser listening, site by site and sort of page by sort of page, with what was read and sent. Off until ticked. */
export function ListenSection(): JSX.Element {
  const { t } = useWords();
  const origins = useOrigins();
  const choice = useChoice();
  const counts = useCounts();
  const sites = SITES.filter(
    ({ hosts, listenPages }) =>
      listenPages !== undefined &&
      (hosts.length === 0 ? hasOtherHost(origins) : hosts.some((host) => isGranted([`https://${host}/*`], origins))),
  );
  return (
    <>
      <p class="s muted">{t('listenIntro')}</p>
      {sites.length === 0 && <p class="s muted">{t('listenNoSite')}</p>}
      <ul class="listen">
        {sites.map((site) => (
          <ListenLine
            key={site.id}
            site={site}
            allowed={choice.consent[site.id] ?? []}
            count={counts.find((one) => one.site === site.id)}
          />
        ))}
      </ul>
      <SearchList choice={choice} sites={sites} />
    </>
  );
}

/** Software that runs on any host (Mastodon) is offered once a host is granted that no other adapter knows. */
function hasOtherHost(origins: readonly string[]): boolean {
  return origins.some(
    (origin) =>
      origin.startsWith('https://') &&
      origin !== 'https://*/*' &&
      !SITES.some(({ hosts }) => hosts.some((host) => isGranted([`https://${host}/*`], [origin]))),
  );
}

interface LineProps {
  readonly site: SiteAdapter;
  readonly allowed: readonly ListenPageType[];
  readonly count: ListenCount | undefined;
}

function ListenLine({ site, allowed, count }: LineProps): JSX.Element {
  const { t, pick } = useWords();
  const toggle = (type: ListenPageType, on: boolean) => {
    const types = on ? [...allowed, type] : allowed.filter((one) => one !== type);
    const stop = types.length === 0 ? openDatabase().then((database) => dropWaiting(database, site.id)) : undefined;
    Promise.all([
      stop,
      changeListeningChoice((choice) => ({ ...choice, consent: { ...choice.consent, [site.id]: types } })),
    ]).catch((error: unknown) => console.error('[earshot]', error));
  };
  return (
    <li>
      <fieldset class="row wrap">
        <legend class="b">{pick(site.labels)}</legend>
        {LISTEN_PAGE_TYPES.filter((type) => site.listenPages?.[type] !== undefined).map((type) => (
          <label class="row tick" key={type}>
            <input
              type="checkbox"
              checked={allowed.includes(type)}
              onChange={(event) => toggle(type, event.currentTarget.checked)}
            />
            {t(TYPE_WORDS[type])}
          </label>
        ))}
        <span class="grow" />
        <span class="xs muted num">
          {count === undefined
            ? t('listenNothing')
            : t('listenCounts', { read: count.read, matched: count.matched, sent: count.sent })}
        </span>
      </fieldset>
    </li>
  );
}

function useChoice(): ListeningChoice {
  const [choice, setChoice] = useState<ListeningChoice>({ consent: {}, searches: [] });
  useEffect(() => {
    readListeningChoice().then(setChoice, (error: unknown) => console.error('[earshot]', error));
    return watchListeningChoice(setChoice);
  }, []);
  return choice;
}

function useCounts(): readonly ListenCount[] {
  const [counts, setCounts] = useState<readonly ListenCount[]>([]);
  useEffect(() => {
    const look = () => {
      openDatabase()
        .then(readListenCounts)
        .then(setCounts, (error: unknown) => console.error('[earshot]', error));
    };
    look();
    const timer = setInterval(look, COUNTS_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return counts;
}
