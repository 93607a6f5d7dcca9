import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../../shared/model/learning.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { readNow } from '../use-now.ts';
import { WordsForm } from './words-form.tsx';

const PURPOSE_KEYS: Record<ConsentPurpose, StringKey> = {
  'remote-help': 'consentRemote',
  publicity: 'consentPublicity',
};

interface Props {
  readonly ticketId: string;
  readonly desk: WorkDesk;
  readonly work: TicketWork;
  readonly edits: boolean;
}

/** SEC-6, SOC-10: what the customer agreed to, how, and that it may be taken back; help at a distance needs it. */
export function ConsentSection({ ticketId, desk, work, edits }: Props): JSX.Element | null {
  const { t, language } = useWords();
  const [asking, setAsking] = useState<ConsentPurpose | null>(null);
  const params = { id: ticketId };
  const standing = (purpose: ConsentPurpose) =>
    work.consents.find((one) => one.purpose === purpose && one.withdrawnAt === null);
  if (work.consents.length === 0 && !edits) return null;
  return (
    <section class="card box" data-section="consents">
      <h2 class="s">{t('consents')}</h2>
      <ul class="links s">
        {CONSENT_PURPOSES.map((purpose) => {
          const given = standing(purpose);
          return (
            <li key={purpose} class="row wrap" data-purpose={purpose}>
              <span class="grow">
                {t(PURPOSE_KEYS[purpose])}{' '}
                <span class={given ? 'muted' : 'faint'}>
                  {given
                    ? t('consentGiven', { time: formatInstant(given.at, readNow(), language), how: given.how })
                    : t('consentNone')}
                </span>
              </span>
              {edits && given && purpose === 'remote-help' && (
                <button
                  type="button"
                  class="btn sm"
                  onClick={() => void desk.doStep((client) => client.startRemoteHelp({ params }))}
                >
                  {t('remoteStart')}
                </button>
              )}
              {edits && (
                <button
                  type="button"
                  class="btn ghost sm"
                  onClick={() =>
                    given
                      ? void desk.doStep((client) => client.withdrawConsent({ params, body: { purpose } }))
                      : setAsking(purpose)
                  }
                >
                  {t(given ? 'consentWithdraw' : 'consentRecord')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {asking && (
        <WordsForm
          place={`consent ${params.id} ${asking}`}
          label={t('consentHow')}
          save={t('save')}
          onSave={(how) => desk.doStep((client) => client.giveConsent({ params, body: { purpose: asking, how } }))}
          onDone={() => setAsking(null)}
        />
      )}
    </section>
  );
}
