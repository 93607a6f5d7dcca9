import type { JSX } from 'preact';
import type { Answer } from '../../use-answer.ts';
import { useKept } from '../../use-kept.ts';
import { useTeamWords } from '../use-team-words.ts';

interface Props {
  readonly id: string;
  readonly text: string;
  readonly doStep: Answer<unknown>['doStep'];
  readonly onDone: () => void;
}

/** Takes a proposal up, its words bettered where needed, or refuses it with a reason. */
export function DecideForm({ id, text: proposed, doStep, onDone }: Props): JSX.Element {
  const { t, tt } = useTeamWords();
  const [{ text, reason }, keep] = useKept(`knowledge ${id}`, { text: proposed, reason: '' });
  const end = () => {
    keep(null);
    onDone();
  };
  const decide = async (state: 'accepted' | 'refused') => {
    const words = reason.trim();
    const body = {
      state,
      ...(state === 'accepted' && text.trim() !== proposed ? { text: text.trim() } : {}),
      ...(words === '' ? {} : { reason: words }),
    };
    if (await doStep((client) => client.decideKnowledge({ params: { id }, body }))) end();
  };
  const accept = (event: Event) => {
    event.preventDefault();
    void decide('accepted');
  };
  return (
    <form class="col form" onSubmit={accept}>
      <label class="col">
        <span class="xs muted">{tt('knowledgeWords')}</span>
        <textarea
          class="field"
          required
          value={text}
          onInput={({ currentTarget }) => keep((before) => ({ ...before, text: currentTarget.value }))}
        />
      </label>
      <label class="col">
        <span class="xs muted">{tt('knowledgeReason')}</span>
        <input
          class="field"
          type="text"
          value={reason}
          onInput={({ currentTarget }) => keep((before) => ({ ...before, reason: currentTarget.value }))}
        />
      </label>
      <div class="row wrap">
        <button type="submit" class="btn primary" disabled={text.trim() === ''}>
          {tt('knowledgeAccept')}
        </button>
        <button type="button" class="btn danger" disabled={reason.trim() === ''} onClick={() => void decide('refused')}>
          {tt('knowledgeRefuse')}
        </button>
        <button type="button" class="btn" onClick={end}>
          {t('cancel')}
        </button>
      </div>
      {reason.trim() === '' && <p class="xs muted">{tt('knowledgeRefuseNeeds')}</p>}
    </form>
  );
}
