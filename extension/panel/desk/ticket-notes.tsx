import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { findNamed } from '../mentions/find-named.ts';
import { may, type PanelState } from '../panel-store.ts';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { useKeptText } from '../use-kept-text.ts';
import { readNow } from '../use-now.ts';

interface Props {
  readonly state: PanelState;
  readonly ticketId: string;
  readonly desk: WorkDesk;
  readonly notes: TicketWork['notes'];
}

/** What colleagues tell each other; the customer never sees it. `@name` names somebody. */
export function TicketNotes({ state, ticketId, desk, notes }: Props): JSX.Element {
  const { t, language } = useWords();
  const [text, setText] = useKeptText(`note ${ticketId}`);
  const [handOver, setHandOver] = useState(false);
  const now = readNow();
  const save = async (event: Event) => {
    event.preventDefault();
    const named = findNamed(text, state.people);
    const body = { text: text.trim(), kind: handOver ? ('hand-over' as const) : ('note' as const), named };
    if (await desk.doStep((client) => client.addTicketNote({ params: { id: ticketId }, body }))) setText('');
  };
  return (
    <section class="card box">
      <h2 class="s">{t('notes')}</h2>
      <ul class="notes">
        {[...notes]
          .sort((a, b) => b.at - a.at)
          .map((note) => (
            <li key={note.id}>
              <p class="row xs muted">
                <b>{state.people.get(note.personId ?? '') ?? '…'}</b>
                {note.kind === 'hand-over' && <span class="tag accent">{t('noteHandOver')}</span>}
                {note.kind === 'contact' && <span class="tag">{t('noteContact')}</span>}
                <span class="grow" />
                <span class="num">{formatInstant(note.at, now, language)}</span>
              </p>
              <p class="s break">
                <bdi>{note.text}</bdi>
              </p>
            </li>
          ))}
      </ul>
      {may(state, 'tickets.edit') && (
        <form class="col form" onSubmit={(event) => void save(event)}>
          <textarea
            class="field small"
            rows={2}
            value={text}
            aria-label={t('noteAdd')}
            placeholder={t('notePlaceholder')}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          {text.trim() !== '' && (
            <div class="row">
              <label class="row s grow">
                <input type="checkbox" checked={handOver} onChange={() => setHandOver(!handOver)} />
                {t('noteHandOver')}
              </label>
              <button type="submit" class="btn sm primary">
                {t('noteAdd')}
              </button>
            </div>
          )}
        </form>
      )}
    </section>
  );
}
