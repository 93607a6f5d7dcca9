import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { readNow } from '../use-now.ts';
import { WordsForm } from './words-form.tsx';

interface Props {
  readonly ticket: Ticket;
  readonly desk: WorkDesk;
  readonly work: TicketWork;
  readonly edits: boolean;
}

/** TKT-11: what was done, as it was sent to the customer for confirmation (服务确认函), and what they said to it. */
export function ConfirmationSection({ ticket, desk, work, edits }: Props): JSX.Element | null {
  const { t, language } = useWords();
  const [writing, setWriting] = useState(false);
  const [refusing, setRefusing] = useState<string | null>(null);
  const via = work.customer?.preferredChannel ?? ticket.channel;
  const answer = (id: string, accepted: boolean, words: string) =>
    desk.doStep((client) =>
      client.answerConfirmation({ params: { id }, body: { accepted, ...(words === '' ? {} : { answer: words }) } }),
    );
  if (work.confirmations.length === 0 && !edits) return null;
  return (
    <section class="card box" data-section="confirmations">
      <div class="row box-head">
        <h2 class="s grow">{t('confirmations')}</h2>
        {edits && !writing && (
          <button type="button" class="btn ghost sm" onClick={() => setWriting(true)}>
            {t('taskAdd')}
          </button>
        )}
      </div>
      {work.confirmations.length === 0 && !writing && <p class="s muted">{t('confirmationsNone')}</p>}
      <ul class="notes">
        {work.confirmations.map((one) => (
          <li key={one.id}>
            <p class="row xs muted">
              <span class="grow num">{formatInstant(one.sentAt, readNow(), language)}</span>
              <span class={`tag ${one.accepted === true ? 'green' : one.accepted === false ? 'red' : ''}`}>
                {t(one.accepted === null ? 'confirmationWaits' : one.accepted ? 'confirmationYes' : 'confirmationNo')}
              </span>
            </p>
            <p class="s break">
              <bdi>{one.text}</bdi>
            </p>
            {one.answer && (
              <p class="s muted break">
                <bdi>{one.answer}</bdi>
              </p>
            )}
            {edits && one.accepted === null && refusing !== one.id && (
              <span class="row">
                <button type="button" class="btn sm" onClick={() => void answer(one.id, true, '')}>
                  {t('confirmationYes')}
                </button>
                <button type="button" class="btn ghost sm" onClick={() => setRefusing(one.id)}>
                  {t('confirmationNo')}
                </button>
              </span>
            )}
            {refusing === one.id && (
              <WordsForm
                place={`refusal ${one.id}`}
                label={t('confirmationWhy')}
                save={t('save')}
                onSave={(words) => answer(one.id, false, words)}
                onDone={() => setRefusing(null)}
              />
            )}
          </li>
        ))}
      </ul>
      {writing && (
        <WordsForm
          place={`confirmation ${ticket.id}`}
          label={t('confirmationWrite')}
          save={t('confirmationRecord')}
          onSave={(text) =>
            desk.doStep((client) => client.sendConfirmation({ params: { id: ticket.id }, body: { text, via } }))
          }
          onDone={() => setWriting(false)}
        />
      )}
    </section>
  );
}
