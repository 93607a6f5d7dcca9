import type { JSX } from 'preact';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { ClashNote } from '../../forms/clash-note.tsx';
import { sayWith } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { type PanelState, putTickets, showToast } from '../panel-store.ts';
import { useKept } from '../use-kept.ts';
import { useKeptForm } from '../use-kept-form.ts';
import { changeTicket } from './change-ticket.ts';
import { FormFrame } from './form-frame.tsx';
import { sayLoad, useDepartments } from './use-departments.ts';

interface FormProps {
  readonly ticket: Ticket;
  readonly onDone: () => void;
}

/** How it was solved; the ticket is then resolved. Words that somebody else wrote meanwhile are shown beside it. */
export function ResultForm({ ticket, onDone }: FormProps): JSX.Element {
  const { t } = useWords();
  const form = useKeptForm<Pick<Ticket, 'result'>>(`result ${ticket.id}`, { result: ticket.result });
  const { fields, draft, clashes, change, settle } = form;
  const end = () => {
    form.forget();
    onDone();
  };
  const text = fields.result ?? '';
  const save = async () => {
    if (await changeTicket(ticket.id, { result: text.trim(), state: 'resolved', seen: draft.seen })) end();
  };
  return (
    <FormFrame onSave={save} onDone={end} ready={text.trim() !== '' && clashes.length === 0}>
      <ClashNote
        clashes={clashes.map(({ field, mine, theirs }) => ({
          ...{ field, label: t('fieldResult'), isText: true },
          ...{ mine: mine ?? '', theirs: theirs ?? '' },
        }))}
        onSettle={(_, how) => settle('result', how)}
      />
      <label class="col">
        <span class="s b">{t('fieldResult')}</span>
        <textarea
          class="field"
          value={text}
          placeholder={t('resultPlaceholder')}
          required
          onInput={(event) => change({ result: event.currentTarget.value })}
        />
      </label>
    </FormFrame>
  );
}

/** Another person, who takes over with the whole history (TKT-8) and with what they are told. */
export function AssignForm({ state, ticket, onDone }: FormProps & { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const departments = useDepartments(state.link.kind === 'live');
  const others = [...state.people].filter(([id]) => id !== ticket.handlerId);
  const [kept, keep] = useKept(`hand over ${ticket.id}`, { to: others[0]?.[0] ?? '', note: '' });
  const { note } = kept;
  // Whoever was chosen may have left since, or may be the one who has it now.
  const to = others.some(([id]) => id === kept.to) ? kept.to : (others[0]?.[0] ?? '');
  const end = () => {
    keep(null);
    onDone();
  };
  const save = async () => {
    const words = note.trim();
    if (words === '') {
      if (await changeTicket(ticket.id, { handlerId: to })) end();
      return;
    }
    const answer = await tryMonitor(panelClient(), (client) =>
      client.handOverTicket({ params: { id: ticket.id }, body: { to, note: words } }),
    );
    if (!answer) return;
    putTickets([answer.ticket]);
    end();
  };
  return (
    <FormFrame onSave={save} onDone={end} ready={to !== ''}>
      <label class="col">
        <span class="s b">{t('assignTo')}</span>
        <select
          class="btn"
          value={to}
          onChange={({ currentTarget: { value } }) => keep((before) => ({ ...before, to: value }))}
        >
          {others.map(([id, name]) => (
            <option key={id} value={id}>
              {[name, sayLoad(departments, id, t)].filter(Boolean).join(' · ')}
            </option>
          ))}
        </select>
      </label>
      <textarea
        class="field small"
        maxLength={2000}
        value={note}
        aria-label={t('handOverNote')}
        placeholder={t('handOverNote')}
        onInput={({ currentTarget: { value } }) => keep((before) => ({ ...before, note: value }))}
      />
    </FormFrame>
  );
}

/** A second matter becomes a ticket of its own, once for each key however often the button is pressed. */
export function SplitForm({ ticket, onDone }: FormProps): JSX.Element {
  const { t } = useWords();
  const [{ problem, clientKey }, keep] = useKept(`split ${ticket.id}`, { problem: '', clientKey: crypto.randomUUID() });
  const end = () => {
    keep(null);
    onDone();
  };
  const save = async () => {
    const { kind, topic, urgency } = ticket;
    const body = { clientKey, problem: problem.trim(), kind, topic, urgency };
    const answer = await tryMonitor(panelClient(), (client) => client.splitTicket({ params: { id: ticket.id }, body }));
    if (!answer) return;
    putTickets([answer.ticket]);
    showToast({ text: sayWith('splitDone', { n: answer.ticket.number }), tone: 'done' });
    end();
  };
  return (
    <FormFrame onSave={save} onDone={end} ready={problem.trim() !== ''}>
      <label class="col">
        <span class="s b">{t('splitWhat')}</span>
        <textarea
          class="field small"
          value={problem}
          required
          onInput={({ currentTarget: { value } }) => keep((before) => ({ ...before, problem: value }))}
        />
      </label>
    </FormFrame>
  );
}
