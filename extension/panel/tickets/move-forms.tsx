import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { STRINGS, sayWith } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { joinWords } from '../../look/join-words.ts';
import { useWords } from '../../look/language-context.ts';
import { DEPARTMENT_IDS, nameDepartment } from '../../look/name-policy.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { listSnoozes, nextMorning } from '../mentions/snooze-choices.ts';
import { type PanelState, putTickets, showToast } from '../panel-store.ts';
import { readNow } from '../use-now.ts';
import { FormFrame } from './form-frame.tsx';
import { sayLoad, useDepartments } from './use-departments.ts';

interface Props {
  readonly ticket: Ticket;
  readonly onDone: () => void;
}

/** Out of the list of work until then, but never past its deadline. Everybody sees it; clocks run on. */
export function SnoozeForm({ ticket, onDone }: Props): JSX.Element {
  const { t, language } = useWords();
  const now = readNow();
  const snooze = async (until: number) => {
    if (await snoozeTicket(ticket.id, until)) onDone();
  };
  return (
    <FormFrame onDone={onDone}>
      <p class="s b">{t('ticketSnoozeUntil')}</p>
      <div class="row wrap reasons">
        {listSnoozes(ticket.dueAt, now, nextMorning(now)).map(({ choice, until }) => (
          <button key={choice} type="button" class="btn sm" onClick={() => void snooze(until)}>
            {formatInstant(until, now, language)}
          </button>
        ))}
      </div>
    </FormFrame>
  );
}

/** Puts a ticket aside until an instant, or brings it back (null); true when the monitor took it. */
export async function snoozeTicket(id: string, until: number | null): Promise<boolean> {
  const answer = await tryMonitor(panelClient(), (client) => client.snoozeTicket({ params: { id }, body: { until } }));
  if (answer) putTickets([answer.ticket]);
  return answer !== null;
}

/** CLS-7: to a department, and there to who is on duty with the fewest tickets. */
export function RouteForm({ state, ticket, onDone }: Props & { state: PanelState }): JSX.Element {
  const { t, language } = useWords();
  const departments = useDepartments(state.link.kind === 'live');
  const [department, setDepartment] = useState(ticket.department ?? DEPARTMENT_IDS[0] ?? '');
  const known = departments.find(({ id }) => id === department);
  const save = async () => {
    const answer = await tryMonitor(panelClient(), (client) =>
      client.routeTicket({ params: { id: ticket.id }, body: { department } }),
    );
    if (!answer) return;
    putTickets([answer.ticket]);
    const name = state.people.get(answer.handlerId ?? '');
    showToast(
      name === undefined
        ? { text: STRINGS.routedNobody, tone: 'problem' }
        : { text: sayWith('routedTo', { name }), tone: 'done' },
    );
    onDone();
  };
  return (
    <FormFrame onSave={save} onDone={onDone} ready={department !== ''}>
      <label class="col">
        <span class="s b">{t('routeTo')}</span>
        <select class="btn" value={department} onChange={(event) => setDepartment(event.currentTarget.value)}>
          {[...new Set([department, ...DEPARTMENT_IDS])].map((id) => (
            <option key={id} value={id}>
              {nameDepartment(id, language)}
            </option>
          ))}
        </select>
      </label>
      {known && (
        <p class={`s ${known.members.length === 0 ? 'ink-red' : 'muted'}`}>
          {known.members.length === 0
            ? t('loadNobody')
            : joinWords(
                known.members.map(
                  ({ personId }) => `${state.people.get(personId) ?? '…'} ${sayLoad([known], personId, t)}`,
                ),
                language,
              )}
        </p>
      )}
    </FormFrame>
  );
}
