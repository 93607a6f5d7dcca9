import type { JSX } from 'preact';
import type { Clock } from '../../../shared/model/clock.ts';
import type { Language } from '../../../shared/model/labels.ts';
import { isPromise } from '../../../shared/service/promise-clock.ts';
import { readTaskPolicyId } from '../../../shared/service/task-clock.ts';
import { STRINGS } from '../../i18n/translate.ts';
import { formatClock, formatSpan } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameCommitment } from '../../look/name-policy.ts';
import { sayTitle } from '../../look/say-title.ts';
import { useNow } from '../use-now.ts';

interface Props {
  readonly clocks: readonly Clock[];
  /** Pieces of work, whose clocks bear their titles. */
  readonly tasks: readonly { readonly id: string; readonly title: string }[];
  readonly note?: string;
}

/** Deadlines of a ticket or a mention: what is left, as figures and as a bar; what is over, in words. */
export function ClockBars({ clocks, tasks, note }: Props): JSX.Element | null {
  const { t, language } = useWords();
  if (clocks.length === 0) return null;
  return (
    <section class="card box">
      <div class="row box-head">
        <h2 class="s grow">{t('deadlines')}</h2>
        {note && <span class="xs muted">{note}</span>}
      </div>
      <ul class="clocks">
        {[...clocks]
          .sort((a, b) => a.dueAt - b.dueAt)
          .map((clock) => (
            <ClockBar key={clock.id} clock={clock} name={nameClock(clock, tasks, language)} />
          ))}
      </ul>
    </section>
  );
}

function nameClock({ policyId }: Clock, tasks: Props['tasks'], language: Language): string {
  if (isPromise(policyId)) return STRINGS.clockPromise[language];
  const taskId = readTaskPolicyId(policyId);
  const task = tasks.find(({ id }) => id === taskId);
  return task ? sayTitle(task.title, language) : nameCommitment(policyId, language);
}

function ClockBar({ clock, name }: { clock: Clock; name: string }): JSX.Element {
  const words = useWords();
  const { t, language } = words;
  const now = useNow();
  const running = clock.stoppedAt === null && clock.pausedAt === null;
  const left = clock.dueAt - now;
  const share = Math.min(1, Math.max(0, (now - clock.startedAt) / Math.max(1, clock.dueAt - clock.startedAt)));
  const tone = left < 0 ? 'red' : now >= clock.warnAt ? 'orange' : 'accent';
  return (
    <li>
      <span class="row s">
        <span class="grow cap">
          {name} <span class="faint xs">{clock.rule}</span>
        </span>
        {running ? (
          <span class={`clock ${left < 0 ? 'over' : ''}`}>
            {left < 0 ? t('overdueBy', { time: formatSpan(left, language) }) : formatClock(left, language)}
          </span>
        ) : (
          <span class={`tag ${clock.outcome === 'met' ? 'green' : clock.outcome === 'missed' ? 'red' : ''}`}>
            {describeEnd(clock, words)}
          </span>
        )}
      </span>
      {running && (
        <span class="track">
          <span class={`fill fill-${tone}`} style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
      )}
    </li>
  );
}

function describeEnd(clock: Clock, { t, language }: ReturnType<typeof useWords>): string {
  if (clock.stoppedAt === null) return t('clockPaused');
  const time = formatClock(clock.stoppedAt - clock.startedAt, language);
  if (clock.outcome === 'met') return t('clockMet', { time });
  return clock.outcome === 'missed' ? t('clockMissed', { time }) : t('clockCancelled');
}
