import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { DEPARTMENT_IDS, nameDepartment } from '../../look/name-policy.ts';
import { sayTitle } from '../../look/say-title.ts';
import { FormButtons } from '../form-buttons.tsx';
import { may, type PanelState } from '../panel-store.ts';
import type { TicketWork, WorkDesk } from '../tickets/use-ticket-work.ts';
import { useKept } from '../use-kept.ts';
import { readNow } from '../use-now.ts';

interface Props {
  readonly state: PanelState;
  readonly ticket: Ticket;
  readonly desk: WorkDesk;
  readonly tasks: TicketWork['tasks'];
}

/** Work on a ticket for a person or a department, each with its own deadline (ESC-5). */
export function TicketTasks({ state, ticket, desk, tasks }: Props): JSX.Element {
  const { t, language } = useWords();
  const [adding, setAdding] = useState(false);
  const now = readNow();
  const edits = may(state, 'tickets.edit');
  const finish = (id: string) =>
    desk.doStep((client) => client.finishTask({ params: { id }, body: { state: 'done' } }));
  return (
    <section class="card box">
      <div class="row box-head">
        <h2 class="s grow">{t('tasks')}</h2>
        {edits && !adding && (
          <button type="button" class="btn ghost sm" onClick={() => setAdding(true)}>
            {t('taskAdd')}
          </button>
        )}
      </div>
      {tasks.length === 0 && !adding && <p class="s muted">{t('tasksNone')}</p>}
      <ul class="playbook">
        {tasks.map((task) => (
          <li key={task.id} class="row s">
            <label class="row grow">
              <input
                type="checkbox"
                checked={task.state !== 'open'}
                disabled={task.state !== 'open' || !edits}
                onChange={() => void finish(task.id)}
              />
              <span class={task.state === 'open' ? '' : 'faint'}>{sayTitle(task.title, language)}</span>
            </label>
            {task.state === 'open' && task.department !== null && task.answeredAt === null && edits && (
              <button
                type="button"
                class="btn ghost sm"
                onClick={() => void desk.doStep((client) => client.answerTask({ params: { id: task.id }, body: {} }))}
              >
                {t('taskAnswer')}
              </button>
            )}
            <span class={`xs right ${task.state === 'open' && (task.dueAt ?? now) < now ? 'ink-red' : 'faint'}`}>
              {[
                task.department ? nameDepartment(task.department, language) : null,
                state.people.get(task.ownerId ?? task.doneBy ?? ''),
                task.state === 'open' && task.dueAt !== null
                  ? t('taskDue', { time: formatInstant(task.dueAt, now, language) })
                  : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {adding && <TaskForm ticketId={ticket.id} desk={desk} onDone={() => setAdding(false)} />}
    </section>
  );
}

function TaskForm({ ticketId, desk, onDone }: { ticketId: string; desk: WorkDesk; onDone: () => void }): JSX.Element {
  const { t, language } = useWords();
  const [{ title, department }, keep] = useKept(`task ${ticketId}`, { title: '', department: '' });
  const end = () => {
    keep(null);
    onDone();
  };
  const save = async (event: Event) => {
    event.preventDefault();
    const body = { title: title.trim(), ...(department === '' ? {} : { department }) };
    if (await desk.doStep((client) => client.addTicketTask({ params: { id: ticketId }, body }))) end();
  };
  return (
    <form class="col form" onSubmit={(event) => void save(event)}>
      <input
        type="text"
        class="field"
        required
        maxLength={200}
        value={title}
        aria-label={t('taskTitle')}
        placeholder={t('taskTitle')}
        onInput={({ currentTarget }) => keep((before) => ({ ...before, title: currentTarget.value }))}
      />
      <div class="row">
        <select
          class="btn grow"
          aria-label={t('fieldDepartment')}
          value={department}
          onChange={({ currentTarget }) => keep((before) => ({ ...before, department: currentTarget.value }))}
        >
          <option value="">{t('taskNoDepartment')}</option>
          {DEPARTMENT_IDS.map((id) => (
            <option key={id} value={id}>
              {nameDepartment(id, language)}
            </option>
          ))}
        </select>
        <FormButtons say={t('save')} ready={title.trim() !== ''} onCancel={end} />
      </div>
    </form>
  );
}
