import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import { LEVELS, SENTIMENTS, TOPICS } from '../../../shared/model/analysis.ts';
import type { SearchFilter } from '../../../shared/model/saved-search.ts';
import { LEVEL_WORDS, SENTIMENT_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { sideQuery } from '../choose-side.ts';
import { EmptyState } from '../empty-state.tsx';
import { panelClient } from '../load-panel.ts';
import { MentionCard } from '../mentions/mention-card.tsx';
import { SearchField } from '../mentions/mention-view.tsx';
import { type PanelState, putMentions } from '../panel-store.ts';
import { SavedSearches } from './saved-searches.tsx';
import { SearchChoice } from './search-choice.tsx';

type Found = ApiAnswer<'listMentions'>;
const PAGE = 50;

/** Search over everything that was heard, however long ago: words, filters, and searches to keep. */
export function SearchView({ state }: { state: PanelState }): JSX.Element {
  const { t, pick } = useWords();
  const [filter, setFilter] = useState<SearchFilter>({});
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const search = async (wanted: SearchFilter, after: string | null) => {
    setBusy(true);
    const page = await tryMonitor(panelClient(), (client) => ask(client, { ...wanted, ...sideQuery(state) }, after));
    setBusy(false);
    if (!page) return;
    putMentions(page.items);
    setFound(after === null || found === null ? page : { items: [...found.items, ...page.items], next: page.next });
  };
  const use = (wanted: SearchFilter) => {
    setFilter(wanted);
    void search(wanted, null);
  };
  return (
    <>
      <search>
        <form
          class="filters"
          onSubmit={(event) => {
            event.preventDefault();
            void search(filter, null);
          }}
        >
          <SearchField
            value={filter.q ?? ''}
            label={t('searchAll')}
            clearLabel={t('clearSearch')}
            onChange={(q) => setFilter({ ...filter, q: q === '' ? undefined : q })}
          />
          <button type="submit" class="btn primary" disabled={busy}>
            {t('searchDo')}
          </button>
          {state.brands.length > 1 && (
            <SearchChoice
              label={t('filterBrand')}
              any={t('filterAnyBrand')}
              value={filter.brands?.[0]}
              options={state.brands.map(({ id, name }) => [id, name])}
              onPick={(id) => use({ ...filter, brands: id === undefined ? undefined : [id] })}
            />
          )}
          <SearchChoice
            label={t('filterLevel')}
            any={t('filterAnyLevel')}
            value={filter.levels?.[0]}
            options={[...LEVELS].reverse().map((level) => [level, pick(LEVEL_WORDS[level])])}
            onPick={(level) => use({ ...filter, levels: level === undefined ? undefined : [level] })}
          />
          <SearchChoice
            label={t('fieldTopic')}
            any={t('searchAnyTopic')}
            value={filter.topics?.[0]}
            options={TOPICS.map((topic) => [topic, pick(TOPIC_WORDS[topic])])}
            onPick={(topic) => use({ ...filter, topics: topic === undefined ? undefined : [topic] })}
          />
          <SearchChoice
            label={t('searchSentiment')}
            any={t('searchAnySentiment')}
            value={filter.sentiments?.[0]}
            options={SENTIMENTS.map((one) => [one, pick(SENTIMENT_WORDS[one])])}
            onPick={(one) => use({ ...filter, sentiments: one === undefined ? undefined : [one] })}
          />
        </form>
      </search>
      <SavedSearches state={state} filter={filter} onUse={use} />
      {found === null ? (
        <EmptyState kind="search" title={t('searchAllTitle')} text={t('searchAllText')} />
      ) : found.items.length === 0 ? (
        <EmptyState kind="search" title={t('emptySearchTitle')} text={t('emptySearch')} />
      ) : (
        <ul class="scroller grow plain" aria-label={t('searchFound')}>
          {found.items.map((mention) => (
            <li key={mention.id}>
              <MentionCard
                mention={mention}
                selected={false}
                people={state.people}
                myId={state.pairing?.personId ?? null}
              />
            </li>
          ))}
          {found.next !== null && (
            <li>
              <button type="button" class="btn" disabled={busy} onClick={() => void search(filter, found.next)}>
                {t('searchMore')}
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function ask(
  client: ApiClient,
  filter: SearchFilter & { readonly drill?: boolean },
  after: string | null,
): Promise<Found> {
  const { q, brands, levels, topics, sentiments, drill } = filter;
  return client.listMentions({
    query: {
      order: 'newest',
      limit: PAGE,
      drill,
      ...(q === undefined ? {} : { q }),
      ...(brands === undefined ? {} : { brand: [...brands] }),
      ...(levels === undefined ? {} : { level: [...levels] }),
      ...(topics === undefined ? {} : { topic: [...topics] }),
      ...(sentiments === undefined ? {} : { sentiment: [...sentiments] }),
      ...(after === null ? {} : { after }),
    },
  });
}
