import '../subtabs.css';
import './pr.css';
import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { sideQuery } from '../choose-side.ts';
import { EmptyState } from '../empty-state.tsx';
import type { PanelState } from '../panel-store.ts';
import { linkToTab, PR_TABS, type PrTab } from '../route.ts';
import { useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import { BurstCard } from './burst-card.tsx';
import { CaseList } from './case-list.tsx';
import { MonitoredView } from './monitored-view.tsx';
import { versionOf } from './pr-frame.tsx';
import { SearchView } from './search-view.tsx';
import { StoryCard } from './story-card.tsx';

const TAB_KEYS: Record<PrTab, StringKey> = {
  stories: 'prStories',
  cases: 'prCases',
  bursts: 'prBursts',
  table: 'prTable',
  search: 'prSearch',
};

/** What PR looks at: stories, cases with a room, bursts, the monitoring table. */
export function PrView({ state, tab }: { state: PanelState; tab: PrTab }): JSX.Element {
  const { t } = useWords();
  return (
    <section class="view" aria-label={t('tabPr')}>
      <nav class="subtabs" aria-label={t('prSections')}>
        {PR_TABS.map((one) => (
          <a
            key={one}
            href={linkToTab(one)}
            class={one === tab ? 'on' : ''}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(TAB_KEYS[one])}
          </a>
        ))}
      </nav>
      {tab === 'stories' && <Stories state={state} />}
      {tab === 'cases' && <CaseList state={state} />}
      {tab === 'bursts' && <Bursts state={state} />}
      {tab === 'table' && <MonitoredView state={state} />}
      {tab === 'search' && <SearchView state={state} />}
    </section>
  );
}

function Stories({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const { drill } = sideQuery(state);
  const read = useCallback((client: ApiClient) => client.listStories({ query: { limit: 100, drill } }), [drill]);
  const { answer } = useAnswer(read, versionOf(state));
  if (!answer) return <Waiting state={state} />;
  // One post is no story yet; the graver and the larger first.
  const stories = answer.items.filter(({ size }) => size > 1);
  if (stories.length === 0) return <EmptyState kind="calm" title={t('storiesNone')} text={t('storiesNoneText')} />;
  return (
    <ul class="scroller grow plain" aria-label={t('prStories')}>
      {stories.map((story) => (
        <li key={story.id}>
          <StoryCard state={state} story={story} />
        </li>
      ))}
    </ul>
  );
}

function Bursts({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const { drill } = sideQuery(state);
  const read = useCallback((client: ApiClient) => client.listBursts({ query: { limit: 100, drill } }), [drill]);
  const { answer } = useAnswer(read, versionOf(state));
  if (!answer) return <Waiting state={state} />;
  if (answer.items.length === 0) return <EmptyState kind="calm" title={t('burstsNone')} text={t('burstsNoneText')} />;
  return (
    <ul class="scroller grow plain" aria-label={t('prBursts')}>
      {answer.items.map((burst) => (
        <li key={burst.id}>
          <BurstCard state={state} burst={burst} />
        </li>
      ))}
    </ul>
  );
}
