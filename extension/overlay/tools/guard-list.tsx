import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { GuardFinding, GuardVerdict } from '../../../shared/model/guard.ts';
import type { Language } from '../../../shared/model/labels.ts';
import { nameDetector } from '../../../shared/privacy/name-detector.ts';
import type { ReplyPlace } from '../../../shared/replies/reply-rule.ts';
import { sayTool } from './say-tool.ts';

export interface GuardListProps {
  readonly verdict: GuardVerdict;
  /** Where the words would stand. */
  readonly where: ReplyPlace;
  readonly language: Language;
  /** Puts another text in the place of a finding. */
  readonly onReplace: (finding: GuardFinding, text: string) => void;
  /** The person says that an uncertain finding is none. */
  readonly onIgnore: (finding: GuardFinding) => void;
  /** The person stands by the words, with a reason that is kept. Null: not here. */
  readonly onOverride: ((finding: GuardFinding, reason: string) => void) | null;
  readonly onMoveToMessage: (() => void) | null;
  /** Null: it cannot be closed. */
  readonly onClose: (() => void) | null;
  readonly className?: string;
}

const BLOCKED = { public: 'guardTitle', dm: 'guardTitleDirect' } as const;

/** What the guard found, in words, with a way out of each. */
export function GuardList({
  verdict,
  where,
  language,
  onReplace,
  onIgnore,
  onOverride,
  onMoveToMessage,
  onClose,
  className,
}: GuardListProps): JSX.Element {
  const serious = verdict.findings.filter(({ weight }) => (verdict.block ? weight === 'block' : true));
  const says = [...new Map(serious.map((finding) => [finding.say.zh, finding])).values()];
  const personal = serious.find(isPersonal);
  const replaceable = serious.find(({ replacement }) => replacement !== undefined);
  const wording = serious.find((finding) => isOverridable(finding));
  const asking = serious.some(({ type }) => type === 'asking');
  const title = sayTool(language, verdict.block ? BLOCKED[where] : 'guardWarn', { count: serious.length });
  return (
    <div class={`guard ${verdict.block ? '' : 'soft'} ${className ?? ''}`} role={verdict.block ? 'alert' : 'status'}>
      <svg
        width="18"
        height="18"
        viewBox="0 0 18 18"
        fill="none"
        stroke="currentColor"
        stroke-width="1.7"
        class={verdict.block ? 'red' : 'orange'}
        aria-hidden="true"
      >
        <path d="M9 1.8 15.5 4v4.6c0 4-2.8 6.6-6.5 7.7-3.7-1.1-6.5-3.7-6.5-7.7V4z" />
        <path d="M9 5.6v4M9 12.2v.1" stroke-linecap="round" />
      </svg>
      <div class="grow">
        <div class={`b ${verdict.block ? 'red' : 'orange'}`}>{title}</div>
        <ul>
          {says.map((finding) => (
            <li key={finding.type}>
              {language === 'zh-CN' ? finding.say.zh : finding.say.en} <span class="xs muted num">{finding.rule}</span>
            </li>
          ))}
        </ul>
        <div class="acts">
          {asking && onMoveToMessage && (
            <button type="button" class="btn p sm" onClick={onMoveToMessage}>
              {sayTool(language, 'moveToMessage')}
            </button>
          )}
          {personal && (
            <button
              type="button"
              class="btn sm"
              onClick={() => onReplace(personal, '＊'.repeat(Math.min(6, personal.end - personal.start)))}
            >
              {sayTool(language, 'mask')}
            </button>
          )}
          {replaceable?.replacement !== undefined && (
            <button type="button" class="btn sm" onClick={() => onReplace(replaceable, replaceable.replacement ?? '')}>
              {sayTool(language, 'replaceWith', { text: replaceable.replacement })}
            </button>
          )}
          {personal && !personal.certain && (
            <button type="button" class="btn g sm" onClick={() => onIgnore(personal)}>
              {sayTool(language, 'notThis', { name: nameDetector(personal.type)[language] })}
            </button>
          )}
        </div>
        {wording && onOverride && (
          <Override key={wording.type} language={language} onSave={(reason) => onOverride(wording, reason)} />
        )}
      </div>
      {onClose && (
        <button type="button" class="x" aria-label={sayTool(language, 'close')} onClick={onClose}>
          ✕
        </button>
      )}
    </div>
  );
}

/** Asks for a reason, which is the price of an override. */
function Override({
  language,
  onSave,
}: {
  readonly language: Language;
  readonly onSave: (reason: string) => void;
}): JSX.Element {
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <button type="button" class="btn g sm" onClick={() => setReason('')}>
        {sayTool(language, 'override')}
      </button>
    );
  return (
    <div class="acts">
      <input
        value={reason}
        maxLength={MOST_REASON}
        placeholder={sayTool(language, 'overrideReason')}
        aria-label={sayTool(language, 'overrideReason')}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <button
        type="button"
        class="btn sm"
        disabled={reason.trim().length < LEAST_REASON}
        onClick={() => onSave(reason.trim())}
      >
        {sayTool(language, 'overrideSave')}
      </button>
    </div>
  );
}
const LEAST_REASON = 4;
const MOST_REASON = 200;

/** Wording can be stood by; a request for a password cannot, and personal data only corrected. */
function isOverridable(finding: GuardFinding): boolean {
  return !isPersonal(finding) && !finding.certain && finding.type !== 'asking-secret';
}

/** Personal data, as against wording and against asking for such data. */
function isPersonal({ rule, type }: GuardFinding): boolean {
  return (rule.startsWith('SOC-4') || rule.startsWith('SEC')) && !type.startsWith('asking');
}
