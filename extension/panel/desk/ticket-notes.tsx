import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isRingsNote } from '../../../shared/service/rings-note.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { sayTitle } from '../../look/say-title.ts';
import { findNamed } from '../mentions/find-named.ts';
import { may, type PanelState } from '../panel-store.ts';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { useKeptText } from '../use-kept.ts';
import { readNow } from '../use-now.ts';

/** What a person writes down: for colleagues, what the customer was told, or for who goes on with it. */
const KINDS = ['note', 'contact', 'hand-over'] as const;
type NoteKind = (typeof KINDS)[number];
const KIND_KEYS: Record<NoteKind, StringKey> = {
  note: 'noteAmongUs',
  contact: 'noteToCustomer',
  'hand-over': 'noteHandOver',
};

interface Props {
  readonly state: PanelState;
  readonly ticketId: string;
  readonly desk: WorkDesk;
  readonly notes: TicketWork['notes'];
}

/**
 * What colleagues tell each other, which the customer never sees, and what the customer was told, which is the first response and ends what
 * asked for it (TKT-5, TKT-6). `@name` names somebody.
 */
export function TicketNotes({ state, ticketId, desk, notes }: Props): JSX.Element {
  const { t, language } = useWords();
  const [text, setText] = useKeptText(`note ${ticketId}`);
  const [kind, setKind] = useState<NoteKind>('note');
  const [unsolved, setUnsolved] = useState(false);
  const now = readNow();
  const save = async (event: Event) => {
    event.preventDefault();
    const named = findNamed(text, state.people);
    const body = { text: text.trim(), kind, named, ...(kind === 'contact' && unsolved ? { unsolved } : {}) };
    if (!(await desk.doStep((client) => client.addTicketNote({ params: { id: ticketId }, body })))) return;
    setText('');
    setKind('note');
    setUnsolved(false);
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
                <bdi>{isRingsNote(note.text) ? sayTitle(note.text, language) : note.text}</bdi>
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
            <div class="col form">
              <select
                class="btn sm"
                name="noteKind"
                aria-label={t('noteKind')}
                value={kind}
                onChange={(event) => setKind(event.currentTarget.value as NoteKind)}
              >
                {KINDS.map((one) => (
                  <option key={one} value={one}>
                    {t(KIND_KEYS[one])}
                  </option>
                ))}
              </select>
              <div class="row">
                {kind === 'contact' ? (
                  <label class="row s grow">
                    <input type="checkbox" checked={unsolved} onChange={() => setUnsolved(!unsolved)} />
                    {t('noteUnsolved')}
                  </label>
                ) : (
                  <span class="grow" />
                )}
                <button type="submit" class="btn sm primary">
                  {t('noteAdd')}
                </button>
              </div>
            </div>
          )}
        </form>
      )}
    </section>
  );
}
