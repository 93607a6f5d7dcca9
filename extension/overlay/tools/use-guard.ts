import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GuardFinding, GuardVerdict } from '../../../shared/model/guard.ts';
import { checkReply } from '../../../shared/replies/guard.ts';
import type { ReplyPlace } from '../../../shared/replies/reply-rule.ts';
import type { GuardSetting } from './guard-setting.ts';
import { leaveOut, nameFinding, recordDecision } from './leave-out.ts';

/** What the guard says of one half of a reply, and the ways out of each finding. */
export interface Guarded {
  readonly verdict: GuardVerdict;
  readonly onReplace: (finding: GuardFinding, by: string) => void;
  readonly onIgnore: (finding: GuardFinding) => void;
  readonly onOverride: (finding: GuardFinding, reason: string) => void;
}

/**
 * Judges a text while it is written. What the person decided about it is forgotten with another template.
 * @param write Puts another text in its place.
 * @param templateId Of the template that the text is made of.
 */
export function useGuard(
  text: string,
  write: (text: string) => void,
  where: ReplyPlace,
  setting: GuardSetting,
  templateId: string | undefined,
): Guarded {
  const [ignored, setIgnored] = useState<readonly string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another template starts afresh
  useEffect(() => setIgnored([]), [templateId]);
  const verdict = useMemo(
    () => leaveOut(checkReply(text, { ...setting, where }), text, ignored),
    [text, ignored, where, setting],
  );
  const decide = (finding: GuardFinding, reason: string | null): void => {
    recordDecision(setting, finding, text, reason);
    setIgnored([...ignored, nameFinding(finding, text)]);
  };
  return {
    verdict,
    onReplace: ({ start, end }, by) => write(text.slice(0, start) + by + text.slice(end)),
    onIgnore: (finding) => decide(finding, null),
    onOverride: decide,
  };
}
