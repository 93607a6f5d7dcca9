import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DISPUTE_STAGES, type DisputeStage } from '../../../shared/service/dispute-policy.ts';
import { disputePolicies } from '../../../shared/service/disputes/registry.ts';
import { formatInstant } from '../../look/format-time.ts';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import { FormButtons } from '../form-buttons.tsx';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { useKept } from '../use-kept.ts';
import { readNow } from '../use-now.ts';

interface Props {
  readonly ticketId: string;
  readonly desk: WorkDesk;
  readonly work: TicketWork;
  readonly edits: boolean;
}

/** DSP-1 … DSP-7: how far the matter has gone, until when it is answered, and what has to be there by then. */
export function DisputeSection({ ticketId, desk, work, edits }: Props): JSX.Element | null {
  const { t, pick, language } = useWords();
  const [asking, setAsking] = useState(false);
  const { dispute, proposedStage } = work;
  const policy = disputePolicies.find(({ stage }) => stage === dispute?.stage);
  if (dispute === null && !edits) return null;
  return (
    <section class="card box" data-section="dispute">
      <div class="row box-head">
        <h2 class="s grow">{t('dispute')}</h2>
        {edits && !asking && (
          <button type="button" class="btn ghost sm" onClick={() => setAsking(true)}>
            {t(dispute === null ? 'disputeStart' : 'disputeMove')}
          </button>
        )}
      </div>
      {dispute === null ? (
        <p class="s muted">
          {proposedStage === null ? t('disputeNone') : t('disputeProposed', { stage: nameStage(proposedStage, pick) })}
        </p>
      ) : (
        <>
          <p class="row s">
            <b class="grow">
              {nameStage(dispute.stage, pick)} <span class="faint xs num">{policy?.rule}</span>
            </b>
            {dispute.dueAt !== null && (
              <span class={`num ${dispute.dueAt < readNow() ? 'ink-red' : 'muted'}`}>
                {t('taskDue', { time: formatInstant(dispute.dueAt, readNow(), language) })}
              </span>
            )}
          </p>
          <p class="xs muted">
            {policy && t('disputeOwes', { list: joinWords(policy.deliverables.map(pick), language) })}
          </p>
        </>
      )}
      {asking && (
        <DisputeForm
          ticketId={ticketId}
          start={dispute?.stage ?? proposedStage ?? 'ordinary'}
          onDone={() => setAsking(false)}
          onSave={(stage, demand) =>
            desk.doStep((client) =>
              client.setDispute({
                params: { id: ticketId },
                body: { stage, ...(demand === '' ? {} : { demand }) },
              }),
            )
          }
        />
      )}
    </section>
  );
}

interface FormProps {
  readonly ticketId: string;
  readonly start: DisputeStage;
  readonly onSave: (stage: DisputeStage, demand: string) => Promise<boolean>;
  readonly onDone: () => void;
}

function DisputeForm({ ticketId, start, onSave, onDone }: FormProps): JSX.Element {
  const { t, pick } = useWords();
  const [{ stage, demand }, keep] = useKept(`dispute ${ticketId}`, { stage: start, demand: '' });
  const end = () => {
    keep(null);
    onDone();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await onSave(stage, demand.trim())) end();
  };
  return (
    <form class="col form" onSubmit={(event) => void submit(event)}>
      <select
        class="btn"
        aria-label={t('disputeStage')}
        value={stage}
        onChange={({ currentTarget: { value } }) => keep((before) => ({ ...before, stage: value as DisputeStage }))}
      >
        {DISPUTE_STAGES.map((one) => (
          <option key={one} value={one}>
            {nameStage(one, pick)}
          </option>
        ))}
      </select>
      <textarea
        class="field small"
        rows={2}
        maxLength={2000}
        value={demand}
        aria-label={t('disputeDemand')}
        placeholder={t('disputeDemand')}
        onInput={({ currentTarget: { value } }) => keep((before) => ({ ...before, demand: value }))}
      />
      <div class="row">
        <FormButtons say={t('save')} ready onCancel={end} />
      </div>
    </form>
  );
}

function nameStage(stage: DisputeStage, pick: ReturnType<typeof useWords>['pick']): string {
  const policy = disputePolicies.find((one) => one.stage === stage);
  return policy ? pick(policy.name) : stage;
}
