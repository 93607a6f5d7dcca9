import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../look/language-context.ts';
import type { WorkDesk } from '../tickets/use-ticket-work.ts';

interface Props {
  readonly ticketId: string;
  readonly desk: WorkDesk;
  readonly tags: readonly string[];
  readonly edits: boolean;
}

/** Free words on a ticket, by which it is found again: Enter adds one, a click takes one away. */
export function TagLine({ ticketId, desk, tags, edits }: Props): JSX.Element | null {
  const { t } = useWords();
  const [word, setWord] = useState('');
  const set = (next: readonly string[]) =>
    desk.doStep((client) =>
      client.setTicketTags({ params: { id: ticketId }, body: { tags: [...next], seen: [...tags] } }),
    );
  const add = async (event: Event) => {
    event.preventDefault();
    const tag = word.trim();
    if (tag !== '' && (tags.includes(tag) || (await set([...tags, tag])))) setWord('');
  };
  if (tags.length === 0 && !edits) return null;
  return (
    <form class="row wrap tags" onSubmit={(event) => void add(event)}>
      {tags.map((tag) =>
        edits ? (
          <button
            key={tag}
            type="button"
            class="tag"
            aria-label={t('tagRemove', { tag })}
            onClick={() => void set(tags.filter((one) => one !== tag))}
          >
            <bdi>{tag}</bdi> ×
          </button>
        ) : (
          <span key={tag} class="tag">
            <bdi>{tag}</bdi>
          </span>
        ),
      )}
      {edits && (
        <input
          type="text"
          class="field tag-field"
          maxLength={50}
          value={word}
          aria-label={t('tagAdd')}
          placeholder={t('tagAdd')}
          onInput={(event) => setWord(event.currentTarget.value)}
        />
      )}
    </form>
  );
}
