import type { JSX } from 'preact';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { FormButtons } from '../form-buttons.tsx';
import { useKept } from '../use-kept.ts';
import { DECISION_KEYS, type DeletionDecision } from './customer-words.ts';

/** Grounds of a decision as the law on personal information names them (SEC-2). */
const GROUNDS = {
  'consent-withdrawn': 'groundConsent',
  'purpose-reached': 'groundPurpose',
  'kept-by-law': 'groundLaw',
  'dispute-open': 'groundDispute',
  'identity-unproven': 'groundIdentity',
} as const satisfies Record<string, StringKey>;
type Ground = keyof typeof GROUNDS;

interface Verdict {
  readonly decision: DeletionDecision;
  readonly reasonCode: Ground;
  readonly reason: string;
}

interface Props {
  readonly requestId: string;
  readonly onSave: (verdict: Verdict) => Promise<boolean>;
  readonly onDone: () => void;
}

/** What is decided is carried out at once and cannot be taken back: the button says so. */
export function DeletionVerdictForm({ requestId, onSave, onDone }: Props): JSX.Element {
  const { t } = useWords();
  const [verdict, keep] = useKept<Verdict>(`deletion ${requestId}`, {
    decision: 'deleted',
    reasonCode: 'consent-withdrawn',
    reason: '',
  });
  const change = (part: Partial<Verdict>) => keep((before) => ({ ...before, ...part }));
  const end = () => {
    keep(null);
    onDone();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    if (await onSave({ ...verdict, reason: verdict.reason.trim() })) end();
  };
  const erases = verdict.decision === 'deleted' || verdict.decision === 'partly';
  return (
    <form class="col form" data-form="verdict" onSubmit={(event) => void save(event)}>
      <div class="row wrap">
        <select
          class="btn"
          aria-label={t('deletionDecide')}
          value={verdict.decision}
          onChange={(event) => change({ decision: event.currentTarget.value as DeletionDecision })}
        >
          {Object.entries(DECISION_KEYS).map(([id, key]) => (
            <option key={id} value={id}>
              {t(key)}
            </option>
          ))}
        </select>
        <select
          class="btn"
          aria-label={t('deletionGround')}
          value={verdict.reasonCode}
          onChange={(event) => change({ reasonCode: event.currentTarget.value as Ground })}
        >
          {Object.entries(GROUNDS).map(([id, key]) => (
            <option key={id} value={id}>
              {t(key)}
            </option>
          ))}
        </select>
      </div>
      <textarea
        class="field small"
        name="reason"
        required
        maxLength={2000}
        value={verdict.reason}
        aria-label={t('deletionReason')}
        placeholder={t('deletionReason')}
        onInput={(event) => change({ reason: event.currentTarget.value })}
      />
      {erases && <p class="xs ink-red">{t('deletionFinal')}</p>}
      <div class="row">
        <FormButtons
          say={t(erases ? 'deletionCarryOut' : 'save')}
          ready={verdict.reason.trim() !== ''}
          onCancel={end}
        />
      </div>
    </form>
  );
}
