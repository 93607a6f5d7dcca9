import { useEffect, useRef } from 'preact/hooks';
import type { ReplyDraft } from '../../messages.ts';
import type { EditDesk } from './use-edits.ts';

const PAUSE_MS = 300;

/**
 * Keeps what a person writes over a template: a moment after each change, when the picker closes, and when the person turns to another tab,
 * where a hidden page's clocks run late. The template's own words are not kept.
 */
export function useKeptReply(
  { templateId, publicText, directText }: EditDesk['last'],
  values: ReplyDraft['values'],
  onKeep: (draft: ReplyDraft | null) => void,
): void {
  const isOwn = publicText !== null || directText !== null || Object.values(values).some((value) => value !== '');
  const draft = isOwn && templateId !== undefined ? { templateId, publicText, directText, values } : null;
  const said = JSON.stringify(draft);
  const kept = useRef(said);
  const newest = useRef({ said, draft, onKeep });
  newest.current = { said, draft, onKeep };
  const keep = (): void => {
    const { said: now, draft: what, onKeep: tell } = newest.current;
    if (now === kept.current) return;
    kept.current = now;
    tell(what);
  };
  const write = useRef(keep);
  write.current = keep;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the words waits anew
  useEffect(() => {
    const pause = setTimeout(() => write.current(), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [said]);
  useEffect(() => {
    const leave = (): void => write.current();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      write.current();
    };
  }, []);
}
