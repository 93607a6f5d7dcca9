import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FollowUpEvent } from '../../../shared/service/follow-up-policy.ts';
import { followUpPolicies } from '../../../shared/service/follow-ups/registry.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { FormButtons } from '../form-buttons.tsx';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { useKept } from '../use-kept.ts';
import { readNow } from '../use-now.ts';
import { WordsForm } from './words-form.tsx';

type FollowUp = TicketWork['followUps'][number];

const STATE_KEYS: Record<FollowUp['state'], StringKey> = {
  waiting: 'followUpWaiting',
  reminded: 'followUpReminded',
  done: 'followUpDone',
  cancelled: 'clockCancelled',
};

/** What only a person knows has happened; the other events the desk sees by itself. */
const TOLD = {
  'contact-ended-unsolved': 'eventUnsolved',
  'fault-fixed': 'eventFixed',
  'order-done': 'eventOrder',
  'usage-begun': 'eventUsage',
  'news-wanted': 'eventNews',
} as const satisfies Partial<Record<FollowUpEvent, StringKey>>;
type ToldEvent = keyof typeof TOLD;

interface Props {
  readonly ticketId: string;
  readonly desk: WorkDesk;
  readonly work: TicketWork;
  readonly edits: boolean;
}

/** TKT-4, TKT-5, TKT-10: when the customer hears of us again, and what came of it. */
export function FollowUpSection({ ticketId, desk, work, edits }: Props): JSX.Element | null {
  const { t, pick, language } = useWords();
  const [planning, setPlanning] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);
  const now = readNow();
  const end = (id: string, state: 'done' | 'cancelled', outcome: string) =>
    desk.doStep((client) =>
      client.endFollowUp({ params: { id }, body: { state, ...(outcome === '' ? {} : { outcome }) } }),
    );
  if (work.followUps.length === 0 && !edits) return null;
  return (
    <section class="card box" data-section="follow-ups">
      <div class="row box-head">
        <h2 class="s grow">{t('followUps')}</h2>
        {edits && !planning && (
          <button type="button" class="btn ghost sm" onClick={() => setPlanning(true)}>
            {t('taskAdd')}
          </button>
        )}
      </div>
      {work.followUps.length === 0 && !planning && <p class="s muted">{t('followUpsNone')}</p>}
      <ul class="history">
        {[...work.followUps]
          .sort((a, b) => a.dueAt - b.dueAt)
          .map((one) => {
            const policy = followUpPolicies.find(({ id }) => id === one.policyId);
            const isOpen = one.state === 'waiting' || one.state === 'reminded';
            return (
              <li key={one.id} data-follow-up={one.policyId}>
                <span class="num muted">{formatInstant(one.dueAt, now, language)}</span>
                <span class="col">
                  <span class="row">
                    <span class="grow">
                      {policy ? pick(policy.name) : one.policyId} <span class="faint num">{one.rule}</span>
                    </span>
                    <span class={`tag ${one.state === 'reminded' ? 'orange' : one.state === 'done' ? 'green' : ''}`}>
                      {t(STATE_KEYS[one.state])}
                    </span>
                  </span>
                  {[one.note, one.outcome].filter(Boolean).map((words) => (
                    <span key={words} class="muted break">
                      <bdi>{words}</bdi>
                    </span>
                  ))}
                  {edits && isOpen && ending !== one.id && (
                    <span class="row">
                      <button type="button" class="btn sm" onClick={() => setEnding(one.id)}>
                        {t('followUpEnd')}
                      </button>
                      <button type="button" class="btn ghost sm" onClick={() => void end(one.id, 'cancelled', '')}>
                        {t('followUpDrop')}
                      </button>
                    </span>
                  )}
                  {ending === one.id && (
                    <WordsForm
                      place={`outcome ${one.id}`}
                      label={t('followUpOutcome')}
                      save={t('save')}
                      onSave={(words) => end(one.id, 'done', words)}
                      onDone={() => setEnding(null)}
                    />
                  )}
                </span>
              </li>
            );
          })}
      </ul>
      {planning && (
        <PlanForm
          ticketId={ticketId}
          onDone={() => setPlanning(false)}
          onSave={(event, note) =>
            desk.doStep((client) =>
              client.planFollowUp({ params: { id: ticketId }, body: { event, ...(note === '' ? {} : { note }) } }),
            )
          }
        />
      )}
    </section>
  );
}

interface Plan {
  readonly event: ToldEvent;
  readonly note: string;
}

interface PlanProps {
  readonly ticketId: string;
  readonly onSave: (event: ToldEvent, note: string) => Promise<boolean>;
  readonly onDone: () => void;
}

function PlanForm({ ticketId, onSave, onDone }: PlanProps): JSX.Element {
  const { t } = useWords();
  const [{ event, note }, keep] = useKept<Plan>(`follow-up ${ticketId}`, { event: 'contact-ended-unsolved', note: '' });
  const change = (part: Partial<Plan>) => keep((before) => ({ ...before, ...part }));
  const end = () => {
    keep(null);
    onDone();
  };
  const submit = async (submitted: Event) => {
    submitted.preventDefault();
    if (await onSave(event, note.trim())) end();
  };
  return (
    <form class="col form" onSubmit={(submitted) => void submit(submitted)}>
      <select
        class="btn"
        aria-label={t('followUpEvent')}
        value={event}
        onChange={(changed) => change({ event: changed.currentTarget.value as ToldEvent })}
      >
        {Object.entries(TOLD).map(([id, key]) => (
          <option key={id} value={id}>
            {t(key)}
          </option>
        ))}
      </select>
      <input
        type="text"
        class="field"
        maxLength={2000}
        value={note}
        aria-label={t('followUpNote')}
        placeholder={t('followUpNote')}
        onInput={(typed) => change({ note: typed.currentTarget.value })}
      />
      <div class="row">
        <FormButtons say={t('save')} ready onCancel={end} />
      </div>
    </form>
  );
}
