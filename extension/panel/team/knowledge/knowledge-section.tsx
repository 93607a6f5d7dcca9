import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiClient } from '../../../../shared/api-client.ts';
import { KNOWLEDGE_KINDS, type KnowledgeKind } from '../../../../shared/model/learning.ts';
import type { Ticket } from '../../../../shared/model/ticket.ts';
import { copyText } from '../../act.ts';
import { FormButtons } from '../../form-buttons.tsx';
import { type Answer, useAnswer } from '../../use-answer.ts';
import { useKept } from '../../use-kept.ts';
import { useTeamWords } from '../use-team-words.ts';
import { KIND_KEYS, STATE_KEYS, STATE_TONES } from './knowledge-words.ts';
import { rankKnowledge, searchKnowledge } from './rank-knowledge.ts';

const SHOWN = 3;
const read = (client: ApiClient) => client.listKnowledge({ query: {} });

/** KB-1 on a ticket: the standard answers that fit it, and what this case can become. */
export function KnowledgeSection({ ticket, edits }: { ticket: Ticket; edits: boolean }): JSX.Element | null {
  const { tt } = useTeamWords();
  const [query, setQuery] = useState('');
  const [proposing, setProposing] = useState(false);
  const { answer, doStep } = useAnswer(read, 0);
  if (!answer) return null;
  const mine = answer.items.filter(({ ticketId }) => ticketId === ticket.id);
  const answers = answer.items.filter(({ kind, state }) => kind === 'standard-answer' && state === 'accepted');
  const found = (query.trim() === '' ? rankKnowledge(answers, ticket.problem) : searchKnowledge(answers, query)).slice(
    0,
    SHOWN,
  );
  return (
    <section class="card box" data-section="knowledge">
      <div class="row box-head">
        <h2 class="s grow">{tt('knowledgeAnswers')}</h2>
        {edits && !proposing && (
          <button type="button" class="btn ghost sm" data-do="propose" onClick={() => setProposing(true)}>
            {tt('knowledgePropose')}
          </button>
        )}
      </div>
      {answers.length === 0 ? (
        <p class="s muted">{tt('knowledgeNone')}</p>
      ) : (
        <input
          type="search"
          class="field"
          value={query}
          aria-label={tt('knowledgeSearch')}
          placeholder={tt('knowledgeSearch')}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {answers.length > 0 && found.length === 0 && <p class="s muted">{tt('knowledgeNotFound')}</p>}
      {found.map((one) => (
        <details key={one.id} class="reply">
          <summary class="s">
            <bdi>{one.title}</bdi>
          </summary>
          <p class="s break lines">
            <bdi>{one.text}</bdi>
          </p>
          <button type="button" class="btn sm" onClick={() => void copyText(one.text)}>
            {tt('teamCopy')}
          </button>
        </details>
      ))}
      {mine.map((one) => (
        <p key={one.id} class="s row wrap">
          <span class="muted">{tt(KIND_KEYS[one.kind])}</span>
          <bdi class="grow">{one.title}</bdi>
          <span class={`tag ${STATE_TONES[one.state]}`}>{tt(STATE_KEYS[one.state])}</span>
        </p>
      ))}
      {proposing && (
        <ProposeForm
          ticket={ticket}
          taken={mine.map(({ kind }) => kind)}
          doStep={doStep}
          onDone={() => setProposing(false)}
        />
      )}
    </section>
  );
}

interface FormProps {
  readonly ticket: Ticket;
  /** Kinds as which this case was proposed already: once each. */
  readonly taken: readonly KnowledgeKind[];
  readonly doStep: Answer<unknown>['doStep'];
  readonly onDone: () => void;
}

function ProposeForm({ ticket, taken, doStep, onDone }: FormProps): JSX.Element {
  const { tt } = useTeamWords();
  const left = KNOWLEDGE_KINDS.filter((kind) => !taken.includes(kind));
  const [kind, setKind] = useState<KnowledgeKind | undefined>(left[0]);
  const [{ title, text }, keep] = useKept(`propose ${ticket.id}`, { title: '', text: ticket.result ?? '' });
  const end = () => {
    keep(null);
    onDone();
  };
  if (kind === undefined) return <p class="s muted">{tt('knowledgeAllProposed')}</p>;
  const save = async (event: Event) => {
    event.preventDefault();
    const body = { kind, title: title.trim(), text: text.trim(), ticketId: ticket.id };
    if (await doStep((client) => client.proposeKnowledge({ body }))) end();
  };
  return (
    <form class="col form" onSubmit={(event) => void save(event)}>
      <select
        class="btn"
        aria-label={tt('knowledgeAs')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as KnowledgeKind)}
      >
        {left.map((one) => (
          <option key={one} value={one}>
            {tt(KIND_KEYS[one])}
          </option>
        ))}
      </select>
      <input
        type="text"
        class="field"
        name="title"
        required
        maxLength={200}
        value={title}
        aria-label={tt('knowledgeTitle')}
        placeholder={tt('knowledgeTitle')}
        onInput={({ currentTarget }) => keep((before) => ({ ...before, title: currentTarget.value }))}
      />
      <textarea
        class="field small"
        required
        value={text}
        aria-label={tt('knowledgeWords')}
        placeholder={tt('knowledgeWords')}
        onInput={({ currentTarget }) => keep((before) => ({ ...before, text: currentTarget.value }))}
      />
      <p class="xs muted">{tt('knowledgeNoPrivate')}</p>
      <div class="row">
        <FormButtons say={tt('knowledgePropose')} ready={title.trim() !== '' && text.trim() !== ''} onCancel={end} />
      </div>
    </form>
  );
}
