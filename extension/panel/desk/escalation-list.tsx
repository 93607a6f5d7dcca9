import type { JSX } from 'preact';
import { formatInstant } from '../../look/format-time.ts';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import { may, type PanelState } from '../panel-store.ts';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { readNow } from '../use-now.ts';

interface Props {
  readonly state: PanelState;
  readonly work: TicketWork;
  readonly desk: WorkDesk;
}

/** Who was called, by which rule, why, and whether they took notice (section 4 of the service rules). */
export function EscalationList({ state, work, desk }: Props): JSX.Element | null {
  const { t, language } = useWords();
  const now = readNow();
  if (work.escalations.length === 0) return null;
  return (
    <section class="card box" data-section="escalations">
      <h2 class="s">{t('escalations')}</h2>
      <ul class="history">
        {[...work.escalations]
          .sort((a, b) => b.at - a.at)
          .map((one) => {
            const who = joinWords(
              one.personIds.map((id) => state.people.get(id) ?? '…'),
              language,
            );
            const by = state.people.get(one.acknowledgedBy ?? '') ?? '';
            const waits = one.cancelledAt === null && one.acknowledgedAt === null;
            return (
              <li key={one.id}>
                <span class="num muted">{formatInstant(one.at, now, language)}</span>
                <span class="col">
                  <span class="row wrap">
                    <b>{who === '' ? t('nobodyYet') : who}</b> <span class="faint num">{one.rule}</span>
                    <span class="grow" />
                    {one.cancelledAt !== null ? (
                      <span class="tag">{t('clockCancelled')}</span>
                    ) : waits ? (
                      <span class="tag orange">{t('escalationWaits')}</span>
                    ) : (
                      <span class="tag green">{t('escalationSeen', { name: by })}</span>
                    )}
                    {waits && may(state, 'alerts.acknowledge') && (
                      <button
                        type="button"
                        class="btn sm"
                        onClick={() =>
                          void desk.doStep((client) => client.acknowledgeEscalation({ params: { id: one.id } }))
                        }
                      >
                        {t('acknowledge')}
                      </button>
                    )}
                  </span>
                  {one.reasons.map((reason) => (
                    <span key={reason.zh} class="muted">
                      {language === 'zh-CN' ? reason.zh : reason.en}
                    </span>
                  ))}
                </span>
              </li>
            );
          })}
      </ul>
    </section>
  );
}
