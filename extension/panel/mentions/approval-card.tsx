import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReplyApproval } from '../../../shared/model/reply-approval.ts';
import { askBackground } from '../../ask-background.ts';
import { useWords } from '../../look/language-context.ts';
import type { ApprovalLook } from '../../messages.ts';
import { hearAnnouncements } from '../../sync/announce.ts';
import { showProblem } from '../act.ts';
import { showToast } from '../panel-store.ts';
import { useKept } from '../use-kept.ts';

interface Props {
  readonly mentionId: string;
  readonly people: ReadonlyMap<string, string>;
}

/** A wording of a colleague that waits for the word of who looks at it (SOC-6); nothing for everybody else. */
export function ApprovalCard({ mentionId, people }: Props): JSX.Element | null {
  const [look, setLook] = useState<ApprovalLook | null>(null);
  useEffect(() => {
    let current = true;
    const again = (): void => {
      askBackground('approval.look', { mentionId }).then((seen) => {
        // While the monitor cannot be asked, what is being written about the last known wording stays.
        if (current) setLook((before) => (seen.problem ? before : seen));
      }, showProblem);
    };
    setLook(null);
    again();
    const stop = hearAnnouncements((what) => what === 'events' && again());
    return () => {
      current = false;
      stop();
    };
  }, [mentionId]);
  const approval = look?.approval;
  if (!look?.mayApprove || approval?.state !== 'asked') return null;
  // Another wording is another form: what was written about one is never said about the next.
  return (
    <Decision key={`${approval.id} ${approval.askedAt}`} approval={approval} people={people} onDecided={setLook} />
  );
}

interface DecisionProps {
  readonly approval: ReplyApproval;
  readonly people: Props['people'];
  readonly onDecided: (look: ApprovalLook) => void;
}

function Decision({ approval, people, onDecided }: DecisionProps): JSX.Element {
  const { t } = useWords();
  const place = `approval ${approval.id} ${approval.askedAt}`;
  const [{ text, note }, keep] = useKept(place, { text: approval.text, note: '' });
  const [busy, setBusy] = useState(false);
  const decide = async (approve: boolean): Promise<void> => {
    const { id: approvalId, mentionId, askedAt } = approval;
    setBusy(true);
    try {
      const said = { text: approve && text !== approval.text ? text : null, note: note.trim() || null };
      const look = await askBackground('approval.decide', { mentionId, approvalId, askedAt, approve, ...said });
      if (look.problem) showToast({ text: look.problem, tone: 'problem' });
      // A monitor that cannot be asked takes nothing away that was written here.
      if (look.approval) {
        keep(null);
        onDecided(look);
      }
    } catch (error) {
      showProblem(error);
    }
    setBusy(false);
  };
  return (
    <section class="card box form col">
      <h2 class="s">{t('approvalAsked', { name: people.get(approval.askedBy) ?? '…' })}</h2>
      <textarea
        class="field"
        rows={4}
        aria-label={t('approvalWording')}
        value={text}
        onInput={({ currentTarget }) => keep((before) => ({ ...before, text: currentTarget.value }))}
      />
      <input
        type="text"
        class="field"
        value={note}
        placeholder={t('approvalNote')}
        aria-label={t('approvalNote')}
        maxLength={500}
        onInput={({ currentTarget }) => keep((before) => ({ ...before, note: currentTarget.value }))}
      />
      <div class="row">
        <button
          type="button"
          class="btn primary sm"
          disabled={busy || text.trim() === ''}
          onClick={() => void decide(true)}
        >
          {t('approve')}
        </button>
        <button type="button" class="btn sm" disabled={busy} onClick={() => void decide(false)}>
          {t('refuse')}
        </button>
      </div>
    </section>
  );
}
