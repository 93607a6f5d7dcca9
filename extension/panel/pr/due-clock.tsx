import type { JSX } from 'preact';
import { formatClock, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { useNow } from '../use-now.ts';

/** Time left until something of a case is due; in words when it is over. */
export function DueClock({ dueAt, large = false }: { dueAt: number; large?: boolean }): JSX.Element {
  const { t, language } = useWords();
  const left = dueAt - useNow();
  const text = left < 0 ? t('overdueBy', { time: formatSpan(left, language) }) : formatClock(left, language);
  const tone = left < 0 ? 'over' : left > 3_600_000 ? 'calm' : 'ink-orange';
  return (
    <span
      class={`clock ${large ? 'large' : ''} ${tone}`}
      role="timer"
      aria-label={left < 0 ? text : t('timeLeft', { time: text })}
    >
      {text}
    </span>
  );
}
