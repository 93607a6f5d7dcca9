import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { undoMade } from './act.ts';
import { type PanelState, setPanel, type Toast } from './panel-store.ts';
import { linkTo } from './route.ts';

const DONE_MS = 4_000;
const PROBLEM_MS = 9_000;

/** The short word at the foot, read out by a screen reader; of a new ticket it offers the way there and back. */
export function ToastBar({ state }: { state: PanelState }): JSX.Element {
  const { toast } = state;
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {toast && <ToastCard key={toast.id} toast={toast} state={state} />}
    </div>
  );
}

function ToastCard({ toast, state }: { toast: Toast; state: PanelState }): JSX.Element {
  const { t, pick } = useWords();
  const [now, setNow] = useState(Date.now());
  const until = toast.undoUntil ?? null;
  useEffect(() => {
    const ends = until ?? Date.now() + (toast.tone === 'done' ? DONE_MS : PROBLEM_MS);
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= ends) setPanel({ toast: null });
    }, 250);
    return () => clearInterval(timer);
  }, [until, toast.tone]);
  const row = state.outbox.find((one) => one.clientKey === toast.ticketKey);
  const pieces = row?.draft.evidence?.items.length ?? 0;
  const text = row
    ? row.number === null
      ? t('madeToast', { n: pieces })
      : t('madeToastNumber', { number: row.number, n: pieces })
    : pick(toast.text);
  return (
    <div class={`toast ${toast.tone}`}>
      <span class="grow">{text}</span>
      {row && (
        <a href={linkTo('ticket', row.ticketId ?? row.clientKey)} onClick={() => setPanel({ toast: null })}>
          {t('open')}
        </a>
      )}
      {row && until !== null && until > now && (
        <button type="button" onClick={() => void undoMade(row.clientKey)}>
          {t('undo', { n: Math.ceil((until - now) / 1_000) })}
        </button>
      )}
      <button type="button" class="shut" aria-label={t('close')} onClick={() => setPanel({ toast: null })}>
        <Icon name="close" size={12} />
      </button>
    </div>
  );
}
