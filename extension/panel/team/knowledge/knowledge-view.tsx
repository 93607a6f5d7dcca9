import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../../shared/api.ts';
import type { ApiClient } from '../../../../shared/api-client.ts';
import { KNOWLEDGE_STATES, type KnowledgeState } from '../../../../shared/model/learning.ts';
import { copyText } from '../../act.ts';
import { EmptyState } from '../../empty-state.tsx';
import { SearchField } from '../../mentions/mention-view.tsx';
import { may, type PanelState } from '../../panel-store.ts';
import { linkTo } from '../../route.ts';
import { type Answer, useAnswer } from '../../use-answer.ts';
import { Waiting } from '../../waiting.tsx';
import { useTeamWords } from '../use-team-words.ts';
import { DecideForm } from './decide-form.tsx';
import { KIND_KEYS, STATE_KEYS, STATE_TONES } from './knowledge-words.ts';
import { searchKnowledge } from './rank-knowledge.ts';

type Knowledge = ApiAnswer<'listKnowledge'>;

const read = (client: ApiClient) => client.listKnowledge({ query: {} });

/** KB-1: what was learnt from cases. Everybody searches and copies; leads decide on what was proposed. */
export function KnowledgeView({ state }: { state: PanelState }): JSX.Element {
  const { t, tt } = useTeamWords();
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<KnowledgeState | null>(null);
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? 0 : null);
  if (!answer) return <Waiting state={state} />;
  const decides = may(state, 'desk.manage');
  const found = searchKnowledge(answer.items, query).filter((one) => wanted === null || one.state === wanted);
  return (
    <>
      <search class="filters">
        <SearchField value={query} label={tt('knowledgeSearch')} clearLabel={t('clearSearch')} onChange={setQuery} />
        <select
          class="btn"
          aria-label={t('columnState')}
          value={wanted ?? ''}
          onChange={({ currentTarget }) => setWanted((currentTarget.value || null) as KnowledgeState | null)}
        >
          <option value="">{tt('knowledgeAny')}</option>
          {KNOWLEDGE_STATES.map((one) => (
            <option key={one} value={one}>
              {tt(STATE_KEYS[one])}
            </option>
          ))}
        </select>
      </search>
      {found.length === 0 ? (
        <EmptyState
          kind={answer.items.length === 0 ? 'calm' : 'search'}
          title={tt(answer.items.length === 0 ? 'knowledgeNone' : 'knowledgeNotFound')}
          text={tt('knowledgeHow')}
        />
      ) : (
        <div class="scroller grow team-body">
          {!decides && <p class="s muted">{tt('knowledgeLeads')}</p>}
          <div class="cards">
            {found.map((one) => (
              <KnowledgeCard key={one.id} {...{ state, one, decides, doStep }} />
            ))}
          </div>
        </div>
      )}
    </>
  );
}

interface CardProps {
  readonly state: PanelState;
  readonly one: Knowledge['items'][number];
  readonly decides: boolean;
  readonly doStep: Answer<Knowledge>['doStep'];
}

function KnowledgeCard({ state, one, decides, doStep }: CardProps): JSX.Element {
  const { t, tt } = useTeamWords();
  const [deciding, setDeciding] = useState(false);
  const who = state.people.get(one.decidedBy ?? one.createdBy ?? '');
  return (
    <section class="card box" data-knowledge={one.id}>
      <div class="row wrap">
        <span class="faint xs">{tt(KIND_KEYS[one.kind])}</span>
        <span class={`tag ${STATE_TONES[one.state]}`}>{tt(STATE_KEYS[one.state])}</span>
        {one.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        {who && <span class="xs muted cut">{who}</span>}
      </div>
      <h2 class="s">
        <bdi>{one.title}</bdi>
      </h2>
      <p class="s break lines">
        <bdi>{one.text}</bdi>
      </p>
      {one.reason && <p class="xs muted break">{one.reason}</p>}
      {deciding ? (
        <DecideForm text={one.text} id={one.id} doStep={doStep} onDone={() => setDeciding(false)} />
      ) : (
        <div class="row wrap">
          <button type="button" class="btn sm" onClick={() => void copyText(one.text)}>
            {tt('teamCopy')}
          </button>
          {one.ticketId && (
            <a class="link s" href={linkTo('ticket', one.ticketId)}>
              {tt('knowledgeCase')}
            </a>
          )}
          {one.mentionId && (
            <a class="link s" href={linkTo('mention', one.mentionId)}>
              {tt('knowledgePost')}
            </a>
          )}
          {decides && one.state === 'proposed' && (
            <button type="button" class="btn sm primary" data-do="decide" onClick={() => setDeciding(true)}>
              {tt('knowledgeDecide')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
