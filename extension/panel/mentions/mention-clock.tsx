import type { JSX } from 'preact';
import type { Mention } from '../../../shared/model/mention.ts';
import { formatClock, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { useNow } from '../use-now.ts';
import { isLive } from './filter-mentions.ts';

/** Time left until the public answer is due; in words when it is over. */
export function MentionClock({ mention, large = false }: { mention: Mention; large?: boolean }): JSX.Element | null {
  const now = useNow();
  const { t, language } = useWords();
  if (!isLive(mention) || mention.answerDueAt === null) return null;
  const left = mention.answerDueAt - now;
  const over = left < 0;
  const text = over ? t('overdueBy', { time: formatSpan(left, language) }) : formatClock(left, language);
  const calm = !over && left > 3_600_000;
  return (
    <span
      class={`clock ${large ? 'large' : ''} ${over ? 'over' : calm ? 'calm' : `ink-${mention.level}`}`}
      aria-label={over ? text : t('timeLeft', { time: formatClock(left, language) })}
      role="timer"
    >
      {text}
    </span>
  );
}
