import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import { formatAgo } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameDepartment } from '../../look/name-policy.ts';
import { sayTitle } from '../../look/say-title.ts';
import { EmptyState } from '../empty-state.tsx';
import { may, type PanelState } from '../panel-store.ts';
import { DueClock } from '../pr/due-clock.tsx';
import { linkTo } from '../route.ts';
import { type Answer, useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { useSlowly } from '../use-slowly.ts';
import { countOwed, departmentOf, listOwed } from './owed-tasks.ts';

const READ_AGAIN_MS = 10_000;

type Task = ApiAnswer<'listTasks'>['items'][number];

/** ESC-5: what departments owe over all tickets, with the time that is left; one's own department first. */
export function TaskList({ state }: { state: PanelState }): JSX.Element {
  const { t, language } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const read = useCallback(
    async (client: ApiClient) => {
      const [tasks, departments] = await Promise.all([
        client.listTasks({ query: { all: over } }),
        client.listDepartments(),
      ]);
      return { tasks: tasks.items, departments: departments.items };
    },
    [over],
  );
  const heard = useSlowly(state.heardVersion, READ_AGAIN_MS);
  const live = state.link.kind === 'live';
  const { answer, doStep } = useAnswer(read, live ? heard : null);
  if (!answer) return <EmptyState kind={live ? 'loading' : 'offline'} title={t(live ? 'loading' : 'needsMonitor')} />;
  const own = departmentOf(answer.departments, state.pairing?.personId ?? null);
  const department = chosen ?? own ?? '';
  const tasks = listOwed(answer.tasks, department === '' ? null : department);
  const edits = may(state, 'tickets.edit');
  return (
    <div class="col grow scroller plain" data-section="tasks">
      <div class="row wrap">
        <select
          class="btn grow"
          aria-label={t('fieldDepartment')}
          value={department}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          <option value="">{t('tasksAllDepartments')}</option>
          {answer.departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {id === own ? t('tasksOwn', { name: name[language] }) : name[language]}
            </option>
          ))}
        </select>
        <label class="row s">
          <input type="checkbox" checked={over} onChange={() => setOver(!over)} />
          {t('tasksOver')}
        </label>
      </div>
      <p class="s muted" role="status">
        {t('tasksCounts', { ...countOwed(tasks, readNow()) })}
      </p>
      {!edits && <p class="s muted">{t('tasksReadOnly')}</p>}
      {tasks.length === 0 ? (
        <EmptyState kind="calm" title={t('tasksOwedNone')} text={t('tasksOwedNoneText')} />
      ) : (
        <ul class="plain" aria-label={t('tasksOwed')}>
          {tasks.map((task) => (
            <TaskCard key={task.id} state={state} task={task} doStep={edits ? doStep : null} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface CardProps {
  readonly state: PanelState;
  readonly task: Task;
  /** Null: this role changes nothing. */
  readonly doStep: Answer<unknown>['doStep'] | null;
}

function TaskCard({ state, task, doStep }: CardProps): JSX.Element {
  const { t, language } = useWords();
  const { id, ticketId, title, department, dueAt, answeredAt } = task;
  const isOpen = task.state === 'open';
  const number = state.tickets.get(ticketId)?.number;
  return (
    <li class="card mention" data-task={id}>
      <div class="row s">
        <a class="link b grow" href={linkTo('ticket', ticketId)}>
          <bdi>{sayTitle(title, language)}</bdi>
        </a>
        {isOpen && dueAt !== null && <DueClock dueAt={dueAt} />}
        {!isOpen && <span class="tag">{t(task.state === 'done' ? 'taskDone' : 'taskDropped')}</span>}
      </div>
      <div class="row wrap xs muted foot">
        <span class="grow">
          {[
            number === undefined ? null : t('ticketNumber', { n: number }),
            department === null ? null : nameDepartment(department, language),
            state.people.get(task.ownerId ?? task.doneBy ?? ''),
            formatAgo(task.createdAt, readNow(), language),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {isOpen && answeredAt === null && <span class="tag orange">{t('taskSilent')}</span>}
        {isOpen && answeredAt === null && doStep && (
          <button
            type="button"
            class="btn sm"
            data-do="answer"
            onClick={() => void doStep((client) => client.answerTask({ params: { id }, body: {} }))}
          >
            {t('taskAnswer')}
          </button>
        )}
        {isOpen && doStep && (
          <button
            type="button"
            class="btn sm"
            data-do="finish"
            onClick={() => void doStep((client) => client.finishTask({ params: { id }, body: { state: 'done' } }))}
          >
            {t('taskFinish')}
          </button>
        )}
      </div>
      {task.result !== null && <p class="xs muted break">{task.result}</p>}
    </li>
  );
}
