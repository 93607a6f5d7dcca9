import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GuardFinding } from '../../../shared/model/guard.ts';
import type { Language } from '../../../shared/model/labels.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { judgeApproval } from '../../judge-approval.ts';
import { AccountNotice } from './account-notice.tsx';
import { GuardList } from './guard-list.tsx';
import { nameFaults, type TypingJudgement } from './judge-typing.ts';
import { ApprovalPart } from './picker-approval.tsx';
import { type Box, inPixels, placeNotice } from './place-beside.ts';
import { sayTool } from './say-tool.ts';
import { useApproval } from './use-approval.ts';

export interface TypingNoticeProps {
  readonly text: string;
  readonly judgement: TypingJudgement;
  /** Of the post that is answered; null: nobody listens for it. */
  readonly mention: Mention | null;
  /** Who else is on it, as a sentence. */
  readonly holder: string | null;
  /** Who is signed in on the site, when it is none of the brand's accounts. */
  readonly wrongAccount: string | null;
  readonly siteName: string;
  readonly onAcceptAccount: (account: string) => void;
  readonly language: Language;
  readonly people: Readonly<Record<string, string>>;
  readonly anchor: () => Box;
  /** The words as they stand in the box by now: people type on while this is drawn. */
  readonly readNow: () => string;
  /** Replaces what was found, in the words that stand there by then. */
  readonly onReplace: (finding: GuardFinding, by: string) => void;
  /** Puts another text into the box. */
  readonly onPut: (text: string) => void;
  /** `reason` null: a correction. */
  readonly onDecide: (finding: GuardFinding, reason: string | null) => void;
  readonly onMoveToMessage: () => void;
  /** The pressed button goes away: the box gets the focus back. */
  readonly onReturn: () => void;
}

/** Beside a box of the site, what is wrong with the words in it, and the way out of each. It stops nobody from sending. */
export function TypingNotice(props: TypingNoticeProps): JSX.Element | null {
  const { text, judgement, mention, holder, wrongAccount, language, people } = props;
  const { verdict, pace, over } = judgement;
  const place = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<readonly string[]>([]);
  const approval = useApproval(mention);
  const standing = judgeApproval(approval.look, text);
  const isOpen = approval.look?.needed === true && standing !== 'approved';
  const waits = isOpen && (standing !== 'free' || approval.look?.approval?.state === 'asked');
  const lines = [
    ...(holder === null ? [] : [holder]),
    ...(over > 0 ? [sayTool(language, 'tooLong', { count: over })] : []),
    ...pace.map(({ say }) => say[language]),
  ];
  const faults = [
    ...nameFaults(judgement, text),
    ...(waits ? [standing] : []),
    ...[holder, wrongAccount].filter((one) => one !== null),
  ];
  const isShown = faults.some((fault) => !closed.includes(fault));

  // After every drawing: the words, and with them the box and the notice, may have grown.
  useLayoutEffect(() => {
    const follow = (): void => {
      const { current } = place;
      if (!current) return;
      const size = { width: current.offsetWidth, height: current.offsetHeight };
      const view = { width: window.innerWidth, height: window.innerHeight };
      Object.assign(current.style, inPixels(placeNotice(props.anchor(), size, view)));
    };
    follow();
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow, { passive: true });
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
    };
  });
  if (!isShown) return null;

  const close = (): void => {
    setClosed(faults);
    props.onReturn();
  };
  const leave = (work: () => void): void => {
    work();
    props.onReturn();
  };
  return (
    <div class="at typing" ref={place}>
      {verdict.findings.length > 0 && (
        <GuardList
          className="float"
          verdict={verdict}
          where="public"
          language={language}
          onReplace={props.onReplace}
          onIgnore={(finding) => props.onDecide(finding, null)}
          onOverride={props.onDecide}
          onClose={close}
          onMoveToMessage={props.onMoveToMessage}
        />
      )}
      {(waits || lines.length > 0 || wrongAccount !== null) && (
        <div class="guard soft float" role="status">
          <div class="grow">
            {waits && standing !== 'free' && <div class="b orange">{sayTool(language, 'notAgreed')}</div>}
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {wrongAccount !== null && (
              <AccountNotice
                account={wrongAccount}
                siteName={props.siteName}
                language={language}
                onAccept={(account) => leave(() => props.onAcceptAccount(account))}
              />
            )}
            {waits && approval.look && (
              <ApprovalPart
                look={approval.look}
                text={text}
                canAsk={!verdict.block && over === 0}
                language={language}
                people={people}
                onAsk={() => leave(() => approval.ask(props.readNow()))}
                onAgain={() => leave(approval.again)}
                onUse={props.onPut}
                onDecide={(approve) => leave(() => approval.decide(approve))}
              />
            )}
          </div>
          {verdict.findings.length === 0 && (
            <button type="button" class="x" aria-label={sayTool(language, 'close')} onClick={close}>
              ✕
            </button>
          )}
        </div>
      )}
    </div>
  );
}
