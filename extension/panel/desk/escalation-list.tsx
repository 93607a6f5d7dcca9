import type { JSX } from 'preact';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { may, type PanelState } from '../panel-store.ts';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { readNow } from '../use-now.ts';
import { CalledPeople, EscalationTag, TakeNotice, waitsForNotice } from './escalation-parts.tsx';

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
          .map((one) => (
            <li key={one.id}>
              <span class="num muted">{formatInstant(one.at, now, language)}</span>
              <span class="col">
                <span class="row wrap">
                  <b>
                    <CalledPeople state={state} ids={one.personIds} />
                  </b>{' '}
                  <span class="faint num">{one.rule}</span>
                  <span class="grow" />
                  <EscalationTag state={state} one={one} />
                  {waitsForNotice(one) && may(state, 'alerts.acknowledge') && (
                    <TakeNotice id={one.id} doStep={desk.doStep} />
                  )}
                </span>
                {one.reasons.map((reason) => (
                  <span key={reason.zh} class="muted">
                    {language === 'zh-CN' ? reason.zh : reason.en}
                  </span>
                ))}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
