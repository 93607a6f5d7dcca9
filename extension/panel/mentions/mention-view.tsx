import type { JSX } from 'preact';
import { useCallback, useMemo } from 'preact/hooks';
import { LEVELS, type Level } from '../../../shared/model/analysis.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { LEVEL_WORDS } from '../../i18n/term-labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { Icon } from '../../look/icons.tsx';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { EmptyState } from '../empty-state.tsx';
import { FILTERS, type Filter, type PanelState, setPanel } from '../panel-store.ts';
import { useMinute } from '../use-now.ts';
import { VirtualList } from '../virtual-list.tsx';
import { filterMentions, isLive } from './filter-mentions.ts';
import { type FoldedQueue, foldStories, type StoryFold } from './fold-stories.ts';
import { MentionCard } from './mention-card.tsx';
import { reportShown } from './report-shown.ts';

const FILTER_KEYS: Record<Filter, StringKey> = {
  live: 'filterLive',
  open: 'filterOpen',
  mine: 'filterMine',
  snoozed: 'filterSnoozed',
  answered: 'filterAnswered',
  dismissed: 'filterDismissed',
  all: 'filterAll',
};
const CARD_PX = 104;
const keyOf = (mention: Mention) => mention.id;

/** The mentions that are shown now, in their order: what J and K walk through. */
export function useShownMentions(state: PanelState): FoldedQueue {
  const { mentions, filter, level, site, brand, query, snoozed, openStories, pairing } = state;
  const personId = pairing?.personId ?? null;
  const minute = useMinute();
  const found = useMemo(
    () =>
      filterMentions(mentions.values(), {
        ...{ filter, level, site, brand, query, snoozed, personId },
        now: minute * 60_000,
      }),
    [mentions, filter, level, site, brand, query, snoozed, personId, minute],
  );
  // Who searches wants each post; who works the queue wants each story once.
  return useMemo(
    () => (query === '' ? foldStories(found, openStories) : { shown: found, folds: new Map() }),
    [found, query, openStories],
  );
}

/** The queue: what is due first, with search and filters. */
export function MentionView({ state, queue }: { state: PanelState; queue: FoldedQueue }): JSX.Element {
  const { t } = useWords();
  const { shown, folds } = queue;
  const onSeen = useCallback((seen: readonly Mention[]) => reportShown(seen), []);
  return (
    <section class="view" aria-label={t('tabMentions')}>
      <MentionFilters state={state} />
      {shown.length === 0 ? (
        <EmptyQueue state={state} />
      ) : (
        <VirtualList
          items={shown}
          keyOf={keyOf}
          estimatePx={CARD_PX}
          label={t('mentionList')}
          selectedKey={state.selectedId}
          onSeen={onSeen}
          newLabel={(n) => t('newArrived', { n })}
        >
          {(mention) => (
            <>
              <MentionCard
                mention={mention}
                selected={mention.id === state.selectedId}
                people={state.people}
                myId={state.pairing?.personId ?? null}
              />
              <StoryButton fold={folds.get(mention.id)} openStories={state.openStories} />
            </>
          )}
        </VirtualList>
      )}
    </section>
  );
}

function StoryButton({ fold, openStories }: { fold: StoryFold | undefined; openStories: PanelState['openStories'] }) {
  const { t, pick } = useWords();
  if (!fold) return null;
  const toggle = () => {
    const next = new Set(openStories);
    if (!next.delete(fold.storyId)) next.add(fold.storyId);
    setPanel({ openStories: next });
  };
  return (
    <button type="button" class="story xs" aria-expanded={fold.open} onClick={toggle}>
      <span class={`dot ink-${fold.level}`} />
      {fold.open ? t('storyFold') : t('storyUnfold', { n: fold.hidden, level: pick(LEVEL_WORDS[fold.level]) })}
    </button>
  );
}

function MentionFilters({ state }: { state: PanelState }): JSX.Element {
  const { t, pick, language } = useWords();
  const sites = useMemo(
    () => [...new Set([...state.mentions.values()].filter(isLive).map((one) => one.site))].sort(),
    [state.mentions],
  );
  return (
    <search class="filters">
      <SearchField
        value={state.query}
        label={t('searchMentions')}
        clearLabel={t('clearSearch')}
        onChange={(query) => setPanel({ query })}
      />
      <select
        class="btn"
        aria-label={t('filterState')}
        value={state.filter}
        onChange={(event) => setPanel({ filter: event.currentTarget.value as Filter, selectedId: null })}
      >
        {FILTERS.map((filter) => (
          <option key={filter} value={filter}>
            {t(FILTER_KEYS[filter])}
          </option>
        ))}
      </select>
      <select
        class="btn secondary"
        aria-label={t('filterLevel')}
        value={state.level ?? ''}
        onChange={(event) => setPanel({ level: (event.currentTarget.value || null) as Level | null })}
      >
        <option value="">{t('filterAnyLevel')}</option>
        {[...LEVELS].reverse().map((level) => (
          <option key={level} value={level}>
            {pick(LEVEL_WORDS[level])}
          </option>
        ))}
      </select>
      {state.brands.length > 1 && (
        <select
          class="btn secondary"
          aria-label={t('filterBrand')}
          value={state.brand ?? ''}
          onChange={(event) => setPanel({ brand: event.currentTarget.value || null })}
        >
          <option value="">{t('filterAnyBrand')}</option>
          {state.brands.map((brand) => (
            <option key={brand.id} value={brand.id}>
              {brand.name}
            </option>
          ))}
        </select>
      )}
      {sites.length > 1 && (
        <select
          class="btn secondary"
          aria-label={t('filterSite')}
          value={state.site ?? ''}
          onChange={(event) => setPanel({ site: event.currentTarget.value || null })}
        >
          <option value="">{t('filterAnySite')}</option>
          {sites.map((site) => (
            <option key={site} value={site}>
              {nameSite(site, language)}
            </option>
          ))}
        </select>
      )}
    </search>
  );
}

interface SearchProps {
  readonly value: string;
  readonly label: string;
  readonly clearLabel: string;
  readonly onChange: (value: string) => void;
}

/** The search field of a list; `/` goes to it. */
export function SearchField({ value, label, clearLabel, onChange }: SearchProps): JSX.Element {
  return (
    <div class="search">
      <Icon name="search" size={14} />
      <input
        type="text"
        data-search
        value={value}
        placeholder={label}
        aria-label={label}
        enterkeyhint="search"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {value === '' ? (
        <kbd>/</kbd>
      ) : (
        <button type="button" class="btn ghost sm icon" aria-label={clearLabel} onClick={() => onChange('')}>
          <Icon name="close" size={12} />
        </button>
      )}
    </div>
  );
}

function EmptyQueue({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const { query, level, site, brand, filter } = state;
  const filtered = query !== '' || level !== null || site !== null || brand !== null || filter !== 'live';
  if (!state.listsRead && (state.connecting || !state.cacheRead))
    return <EmptyState kind="loading" title={t('loading')} />;
  if (filtered) {
    return (
      <EmptyState kind="search" title={t('emptySearchTitle')} text={t('emptySearch')}>
        <button
          type="button"
          class="btn"
          onClick={() => setPanel({ query: '', level: null, site: null, brand: null, filter: 'live' })}
        >
          {t('clearFilters')}
        </button>
      </EmptyState>
    );
  }
  if (state.link.kind === 'alone') {
    return (
      <EmptyState kind="calm" title={t('emptyAloneTitle')} text={t('noticeAlone')}>
        <a class="btn primary" href="options.html" target="_blank" rel="noreferrer">
          {t('actionPair')}
        </a>
      </EmptyState>
    );
  }
  if (state.link.kind === 'gone') return <EmptyState kind="offline" title={t('statusGone')} text={t('emptyGone')} />;
  // Why, and the way out, stand in the notice above.
  if (state.link.kind !== 'live') return <EmptyState kind="offline" title={t('needsMonitor')} />;
  const { total, healthy, blind } = state.status?.sources ?? { total: 0, healthy: 0, blind: 0 };
  if (total === 0) return <EmptyState kind="blind" title={t('sourcesNone')} text={t('emptyNoneText')} />;
  if (blind > 0) {
    return (
      <EmptyState kind="blind" title={t('emptyBlindTitle')} text={t('emptyBlind', { n: blind })}>
        <a class="btn" href="#/sources">
          {t('actionSeeSources')}
        </a>
      </EmptyState>
    );
  }
  const text = healthy === 0 ? t('emptyNotYet') : t('emptyQueue', { n: healthy });
  return <EmptyState kind="calm" title={t('emptyQueueTitle')} text={text} />;
}
