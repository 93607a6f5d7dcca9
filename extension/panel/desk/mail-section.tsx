import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { readNow } from '../use-now.ts';
import { WordsForm } from './words-form.tsx';

type Mail = ApiAnswer<'listTicketMails'>['mails'][number];

const STATE_KEYS: Partial<Record<Mail['state'], StringKey>> = {
  automatic: 'mailAutomatic',
  bounced: 'mailBounced',
  queued: 'mailQueued',
  sent: 'mailSent',
  failed: 'mailFailed',
  skipped: 'mailSkipped',
};

/** What was written and answered by mail. Read only when asked for: each look is recorded (SEC-1). */
export function MailSection({ ticketId }: { ticketId: string }): JSX.Element {
  const { t, language } = useWords();
  const [mails, setMails] = useState<readonly Mail[] | null>(null);
  const [writing, setWriting] = useState(false);
  const read = async () => {
    const answer = await tryMonitor(panelClient(), (client) => client.listTicketMails({ params: { id: ticketId } }));
    if (answer) setMails(answer.mails);
  };
  const send = async (text: string) => {
    const answer = await tryMonitor(panelClient(), (client) =>
      client.answerByMail({ params: { id: ticketId }, body: { text } }),
    );
    if (answer) await read();
    return answer !== null;
  };
  return (
    <section class="card box" data-section="mails">
      <div class="row box-head">
        <h2 class="s grow">{t('mails')}</h2>
        {mails === null ? (
          <button type="button" class="btn ghost sm" title={t('lookRecorded')} onClick={() => void read()}>
            {t('show')}
          </button>
        ) : (
          !writing && (
            <button type="button" class="btn ghost sm" onClick={() => setWriting(true)}>
              {t('mailAnswer')}
            </button>
          )
        )}
      </div>
      {mails?.length === 0 && <p class="s muted">{t('mailsNone')}</p>}
      <ul class="notes">
        {mails?.map((mail) => {
          const state = STATE_KEYS[mail.state];
          return (
            <li key={mail.id}>
              <p class="row xs muted">
                <b>{t(mail.direction === 'in' ? 'mailIn' : 'mailOut')}</b>
                <span class="cut grow">
                  <bdi>{[mail.address, mail.subject].filter(Boolean).join(' · ')}</bdi>
                </span>
                {state && <span class={`tag ${mail.state === 'failed' ? 'red' : ''}`}>{t(state)}</span>}
                <span class="num">{formatInstant(mail.at, readNow(), language)}</span>
              </p>
              {mail.reason && <p class="xs ink-red">{mail.reason}</p>}
              <p class="s break lines">
                <bdi>{mail.text}</bdi>
              </p>
            </li>
          );
        })}
      </ul>
      {writing && (
        <WordsForm
          place={`mail ${ticketId}`}
          label={t('mailWrite')}
          save={t('mailSend')}
          onSave={send}
          onDone={() => setWriting(false)}
        />
      )}
    </section>
  );
}
