import './sources.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import { useWords } from '../../look/language-context.ts';
import { worstFirst } from '../../look/source-state.ts';
import { EmptyState } from '../empty-state.tsx';
import { may, type PanelState } from '../panel-store.ts';
import { useAnswer } from '../use-answer.ts';
import { useNow } from '../use-now.ts';
import { SiteHealthList } from './site-health-list.tsx';
import { SourceCard } from './source-card.tsx';

/** Most cards in the page at once; a workspace with more sources finds one by its name. */
const MOST_SHOWN = 100;
const READ_AGAIN_MS = 30_000;

interface Heard {
  readonly sources: ApiAnswer<'listSources'>['items'];
  readonly sites: ApiAnswer<'listSiteHealth'>['items'];
}

async function readHeard(client: ApiClient): Promise<Heard> {
  const [{ items: sources }, { items: sites }] = await Promise.all([client.listSources(), client.listSiteHealth()]);
  return { sources, sites };
}

/** How well each source is heard and why not, the worst first; and the sites that browsers of the workspace read badly. */
export function SourceView({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const [wanted, setWanted] = useState('');
  const live = state.link.kind === 'live';
  const now = useNow();
  const { answer } = useAnswer(readHeard, live ? Math.floor(now / READ_AGAIN_MS) : null);
  const waiting = live ? t('loading') : t('needsMonitor');
  if (!answer) return <EmptyState kind={live ? 'loading' : 'offline'} title={waiting} />;
  const { sources, sites } = answer;
  const word = wanted.trim().toLowerCase();
  const found = worstFirst(sources).filter(({ name, type }) => `${name}\n${type}`.toLowerCase().includes(word));
  return (
    <section class="view" aria-label={t('sources')}>
      {sources.length > 8 && (
        <div class="filters">
          <input
            class="grow"
            type="search"
            placeholder={t('sourcesFind')}
            aria-label={t('sourcesFind')}
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </div>
      )}
      {sources.length === 0 && <EmptyState kind="calm" title={t('sourcesNone')} text={t('sourcesNoneText')} />}
      <ul class="scroller grow plain" aria-label={t('sources')}>
        {sites.length > 0 && (
          <li>
            <SiteHealthList sites={sites} />
          </li>
        )}
        {found.slice(0, MOST_SHOWN).map((source) => (
          <li key={source.id}>
            <SourceCard source={source} mayTry={may(state, 'sources.test')} />
          </li>
        ))}
        {sources.length > 0 && found.length === 0 && <li class="s muted">{t('sourcesFound')}</li>}
      </ul>
    </section>
  );
}
