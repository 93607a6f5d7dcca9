import './sources.css';
import type { JSX } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import { useWords } from '../../look/language-context.ts';
import { EmptyState } from '../empty-state.tsx';
import { may, type PanelState } from '../panel-store.ts';
import { useAnswer } from '../use-answer.ts';
import { useNow } from '../use-now.ts';
import { SiteHealthList } from './site-health-list.tsx';
import { SourceCard } from './source-card.tsx';

const PAGE = 100;
const READ_AGAIN_MS = 30_000;

interface Heard {
  readonly sources: ApiAnswer<'listSources'>['items'];
  /** In all, whatever is looked for. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly sites: ApiAnswer<'listSiteHealth'>['items'];
}

async function readHeard(client: ApiClient, query: string, pages: number): Promise<Heard> {
  const { items: sites } = await client.listSiteHealth();
  const sources: Heard['sources'][number][] = [];
  for (let after: string | null = null, page = 1; ; page += 1) {
    const wish = { limit: PAGE, ...(query === '' ? {} : { query }), ...(after === null ? {} : { after }) };
    const found: ApiAnswer<'listSources'> = await client.listSources({ query: wish });
    sources.push(...found.items);
    after = found.next;
    if (after === null || page === pages) return { sources, sites, total: found.total, hasMore: after !== null };
  }
}

/** How well each source is heard and why not, the worst first; and the sites that browsers of the workspace read badly. */
export function SourceView({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const [wanted, setWanted] = useState('');
  const live = state.link.kind === 'live';
  const now = useNow();
  const [pages, setPages] = useState(1);
  const query = wanted.trim();
  const read = useCallback((client: ApiClient) => readHeard(client, query, pages), [query, pages]);
  const { answer } = useAnswer(read, live ? Math.floor(now / READ_AGAIN_MS) : null);
  // What stands is looked at until the answer to the next question is there.
  const before = useRef<Heard | null>(null);
  if (answer) before.current = answer;
  const heard = live ? (answer ?? before.current) : answer;
  const waiting = live ? t('loading') : t('needsMonitor');
  if (!heard) return <EmptyState kind={live ? 'loading' : 'offline'} title={waiting} />;
  const { sources, sites, total, hasMore } = heard;
  return (
    <section class="view" aria-label={t('sources')}>
      {total > 8 && (
        <div class="filters">
          <input
            class="grow"
            type="search"
            placeholder={t('sourcesFind')}
            aria-label={t('sourcesFind')}
            value={wanted}
            onInput={(event) => {
              setWanted(event.currentTarget.value);
              setPages(1);
            }}
          />
        </div>
      )}
      {total === 0 && <EmptyState kind="calm" title={t('sourcesNone')} text={t('sourcesNoneText')} />}
      <ul class="scroller grow plain" aria-label={t('sources')}>
        {sites.length > 0 && (
          <li>
            <SiteHealthList sites={sites} />
          </li>
        )}
        {sources.map((source) => (
          <li key={source.id}>
            <SourceCard source={source} mayTry={may(state, 'sources.test')} />
          </li>
        ))}
        {total > 0 && sources.length === 0 && <li class="s muted">{t('sourcesFound')}</li>}
        {hasMore && (
          <li>
            <button type="button" class="btn sm" onClick={() => setPages(pages + 1)}>
              {t('searchMore')}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
