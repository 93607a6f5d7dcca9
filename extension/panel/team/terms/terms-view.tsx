import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../../shared/api.ts';
import type { ApiClient } from '../../../../shared/api-client.ts';
import type { Brand } from '../../../../shared/model/brand.ts';
import { tryMonitor } from '../../act.ts';
import { EmptyState } from '../../empty-state.tsx';
import { panelClient } from '../../load-panel.ts';
import type { PanelState } from '../../panel-store.ts';
import { useAnswer } from '../../use-answer.ts';
import { Waiting } from '../../waiting.tsx';
import { useTeamWords } from '../use-team-words.ts';
import { readLabelled, readWords } from './read-labelled.ts';
import { TermsResult } from './terms-result.tsx';

const read = (client: ApiClient) => client.listBrands();

/** The words of a brand tried on posts of known meaning: what they hear and miss, before they are put into the configuration. */
export function TermsView({ state }: { state: PanelState }): JSX.Element {
  const { t, tt } = useTeamWords();
  const [brandId, setBrandId] = useState<string | null>(null);
  const { answer } = useAnswer(read, state.link.kind === 'live' ? 0 : null);
  if (!answer) return <Waiting state={state} />;
  const brand = answer.items.find(({ id }) => id === brandId) ?? answer.items[0];
  if (!brand) return <EmptyState kind="calm" title={tt('termsNoBrand')} />;
  return (
    <div class="scroller grow team-body">
      <p class="s muted">{tt('termsAbout')}</p>
      {answer.items.length > 1 && (
        <label class="col">
          <span class="xs muted">{t('boardBrand')}</span>
          <select class="btn" value={brand.id} onChange={(event) => setBrandId(event.currentTarget.value)}>
            {answer.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <TermsForm key={brand.id} brand={brand} complaintTerms={answer.complaintTerms} />
    </div>
  );
}

const LISTS = ['aliases', 'exclusions', 'context', 'complaintTerms'] as const;
type List = (typeof LISTS)[number];
const LIST_KEYS = {
  aliases: 'termsAliases',
  exclusions: 'termsExclusions',
  context: 'termsContext',
  complaintTerms: 'termsComplaint',
} as const;

function TermsForm({ brand, complaintTerms }: { brand: Brand; complaintTerms: readonly string[] }): JSX.Element {
  const { tt } = useTeamWords();
  const [lists, setLists] = useState<Readonly<Record<List, string>>>(() => ({
    aliases: brand.aliases.join('\n'),
    exclusions: brand.exclusions.join('\n'),
    context: brand.context.join('\n'),
    complaintTerms: complaintTerms.join('\n'),
  }));
  const [posts, setPosts] = useState('');
  const [result, setResult] = useState<ApiAnswer<'testTerms'> | null>(null);
  const { posts: labelled, unmarked } = readLabelled(posts);
  const test = async (event: Event) => {
    event.preventDefault();
    const draft = Object.fromEntries(LISTS.map((list) => [list, readWords(lists[list])]));
    const body = { brand: brand.id, draft, ...(labelled.length > 0 ? { posts: labelled } : {}) };
    setResult(await tryMonitor(panelClient(), (client) => client.testTerms({ body })));
  };
  const add = (list: List, word: string) => setLists({ ...lists, [list]: `${lists[list]}\n${word}`.trim() });
  return (
    <>
      <form class="card box col form" data-form="terms" onSubmit={(event) => void test(event)}>
        <div class="form-grid terms-grid">
          {LISTS.map((list) => (
            <label key={list} class="col">
              <span class="xs muted">{tt(LIST_KEYS[list])}</span>
              <textarea
                class="field"
                name={list}
                value={lists[list]}
                onInput={(event) => setLists({ ...lists, [list]: event.currentTarget.value })}
              />
            </label>
          ))}
          <label class="col all">
            <span class="xs muted">{tt('termsPosts')}</span>
            <textarea
              class="field"
              name="posts"
              value={posts}
              placeholder={tt('termsPostsHow')}
              onInput={(event) => setPosts(event.currentTarget.value)}
            />
          </label>
        </div>
        {unmarked.length > 0 && <p class="s ink-red">{tt('termsUnmarked', { lines: unmarked.join(', ') })}</p>}
        <div class="row wrap">
          <button type="submit" class="btn primary" disabled={unmarked.length > 0}>
            {tt('termsTry')}
          </button>
          <span class="xs muted grow">{tt('termsSave')}</span>
        </div>
      </form>
      {result && (
        <TermsResult
          result={result}
          onMissing={(word) =>
            add(result.missed.every(({ why }) => why === 'no-brand') ? 'aliases' : 'complaintTerms', word)
          }
          onMisleading={(word) => add('exclusions', word)}
        />
      )}
    </>
  );
}
