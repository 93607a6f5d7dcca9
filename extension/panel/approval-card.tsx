import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { askBackground } from '../ask-background.ts';
import { useWords } from '../look/language-context.ts';
import type { ApprovalLook } from '../messages.ts';
import { hearAnnouncements } from '../sync/announce.ts';
import { showProblem } from './act.ts';
import { showToast } from './panel-store.ts';

interface Props {
  readonly mentionId: string;
  readonly people: ReadonlyMap<string, string>;
}

/** A wording of a colleague that waits for the word of who looks at it (SOC-6); nothing for everybody else. */
export function ApprovalCard({ mentionId, people }: Props): JSX.Element | null {
  const { t } = useWords();
  const [look, setLook] = useState<ApprovalLook | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [note, setNote] = useState('');
  useEffect(() => {
    let current = true;
    const again = (): void => {
      askBackground('approval.look', { mentionId }).then((seen) => current && setLook(seen), showProblem);
    };
    setLook(null);
    setText(null);
    again();
    const stop = hearAnnouncements((what) => what === 'events' && again());
    return () => {
      current = false;
      stop();
    };
  }, [mentionId]);
  const approval = look?.approval;
  if (!look?.mayApprove || approval?.state !== 'asked') return null;
  const decide = (approve: boolean): void => {
    const changed = text === null || text === approval.text ? null : text;
    const said = note.trim() === '' ? null : note.trim();
    const { id: approvalId, askedAt } = approval;
    const decision = { mentionId, approvalId, askedAt, approve, text: changed, note: said };
    askBackground('approval.decide', decision).then((seen) => {
      setLook(seen);
      if (seen.problem !== null) showToast({ text: seen.problem, tone: 'problem' });
    }, showProblem);
  };
  return (
    <section class="card box" aria-live="polite">
      <h2 class="s">{t('approvalAsked', { name: people.get(approval.askedBy) ?? '…' })}</h2>
      <textarea
        rows={4}
        aria-label={t('approvalWording')}
        value={text ?? approval.text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <input
        value={note}
        placeholder={t('approvalNote')}
        aria-label={t('approvalNote')}
        maxLength={500}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <div class="row">
        <button
          type="button"
          class="btn primary sm"
          disabled={(text ?? approval.text).trim() === ''}
          onClick={() => decide(true)}
        >
          {t('approve')}
        </button>
        <button type="button" class="btn sm" onClick={() => decide(false)}>
          {t('refuse')}
        </button>
      </div>
    </section>
  );
}
