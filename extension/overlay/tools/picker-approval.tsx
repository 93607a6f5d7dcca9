import type { JSX } from 'preact';
import type { Language } from '../../../shared/model/labels.ts';
import { judgeApproval } from '../../judge-approval.ts';
import type { ApprovalLook } from '../../messages.ts';
import { sayTool } from './say-tool.ts';
import type { ToolStringKey } from './tool-strings.ts';

interface ApprovalPartProps {
  readonly look: ApprovalLook;
  /** The public half as it stands in the picker. */
  readonly text: string;
  /** Everything else about it is in order. */
  readonly canAsk: boolean;
  readonly language: Language;
  readonly people: Readonly<Record<string, string>>;
  readonly onAsk: () => void;
  /** Looks once more, after a fault. */
  readonly onAgain: () => void;
  /** Takes the approved or the asked wording into the public half. */
  readonly onUse: (text: string) => void;
  readonly onDecide: (approve: boolean) => void;
}

/** The line about a wording that needs somebody's word (SOC-6): what is missing, and the one button that leads on. */
export function ApprovalPart(props: ApprovalPartProps): JSX.Element | null {
  const { look, text, language } = props;
  if (!look.needed) return null;
  const t = (key: ToolStringKey, params?: Readonly<Record<string, string>>): string => sayTool(language, key, params);
  if (look.problem)
    return (
      <div class="note">
        <p class="orange">{t('approvalFailed', { why: look.problem[language] })}</p>
        <div class="row">
          <button type="button" class="btn sm" onClick={props.onAgain}>
            {t('lookAgain')}
          </button>
        </div>
      </div>
    );
  if (look.mayApprove) return <Waiting {...props} />;
  const { approval } = look;
  const standing = judgeApproval(look, text);
  const by = { name: props.people[approval?.decidedBy ?? ''] ?? t('approver') };
  if (standing === 'approved') return <p class="note b">{t('approvalGiven', by)}</p>;
  if (standing === 'waiting') return <p class="note orange">{t('approvalWaits')}</p>;
  const sayRefused = (): string =>
    approval?.note ? t('approvalRefusedWhy', { ...by, note: approval.note }) : t('approvalRefused', by);
  return (
    <div class="note">
      <p class="orange">
        {standing === 'other'
          ? t('approvalOther', by)
          : approval?.state === 'refused'
            ? sayRefused()
            : t('approvalNeeded')}
      </p>
      <div class="row">
        {standing === 'other' && approval && (
          <button type="button" class="btn sm" onClick={() => props.onUse(approval.text)}>
            {t('useApproved')}
          </button>
        )}
        <button type="button" class="btn sm" disabled={!props.canAsk} onClick={props.onAsk}>
          {t('askApproval')}
        </button>
      </div>
    </div>
  );
}

/** For who may decide: the wording of a colleague that waits for it. */
function Waiting({ look, language, people, onUse, onDecide }: ApprovalPartProps): JSX.Element | null {
  const { approval } = look;
  if (approval?.state !== 'asked') return null;
  const t = (key: ToolStringKey, params?: Readonly<Record<string, string>>): string => sayTool(language, key, params);
  return (
    <div class="note">
      <p class="orange">{t('approvalAsked', { name: people[approval.askedBy] ?? t('approver') })}</p>
      <p class="box">{approval.text}</p>
      <div class="row">
        <button type="button" class="btn sm p" onClick={() => onDecide(true)}>
          {t('approve')}
        </button>
        <button type="button" class="btn sm" onClick={() => onDecide(false)}>
          {t('refuse')}
        </button>
        <button type="button" class="btn sm g" onClick={() => onUse(approval.text)}>
          {t('editWording')}
        </button>
      </div>
    </div>
  );
}
