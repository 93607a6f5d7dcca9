import type { JSX } from 'preact';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { useKeptText } from '../use-kept.ts';
import { readNow } from '../use-now.ts';
import type { RoomProps } from './room-props.ts';

/** The decision log: who decided what, when. Lines are added, never changed. */
export function CaseDecisions({ state, room, works, doStep }: RoomProps): JSX.Element {
  const { t, language } = useWords();
  const [text, setText] = useKeptText(`decision ${room.case.id}`);
  const now = readNow();
  const add = async (event: Event) => {
    event.preventDefault();
    const params = { id: room.case.id };
    if (await doStep((client) => client.decideCase({ params, body: { text: text.trim() } }))) setText('');
  };
  return (
    <section class="card box">
      <h2 class="s">{t('caseDecisions')}</h2>
      {room.decisions.length === 0 && <p class="s muted">{t('decisionsNone')}</p>}
      <ol class="history">
        {room.decisions.map((one) => (
          <li key={`${one.at}${one.text}`}>
            <span class="num muted">{formatInstant(one.at, now, language)}</span>
            <span class="break">
              <b>{state.people.get(one.personId) ?? '…'}</b> <bdi>{one.text}</bdi>
            </span>
          </li>
        ))}
      </ol>
      {works && (
        <form class="row form" onSubmit={(event) => void add(event)}>
          <input
            type="text"
            class="field grow"
            required
            maxLength={2000}
            value={text}
            aria-label={t('decisionAdd')}
            placeholder={t('decisionAdd')}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" class="btn" disabled={text.trim() === ''}>
            {t('taskAdd')}
          </button>
        </form>
      )}
    </section>
  );
}
