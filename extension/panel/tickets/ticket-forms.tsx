import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { sayWith } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { type PanelState, putTickets, showToast } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { changeTicket } from './change-ticket.ts';
import { FormFrame } from './form-frame.tsx';

interface FormProps {
  readonly ticket: Ticket;
  readonly onDone: () => void;
}

/** How it was solved; the ticket is then resolved. */
export function ResultForm({ ticket, onDone }: FormProps): JSX.Element {
  const { t } = useWords();
  const [text, setText] = useState(ticket.result ?? '');
  const save = async () => {
    if (await changeTicket(ticket.id, { result: text.trim(), state: 'resolved' })) onDone();
  };
  return (
    <FormFrame onSave={save} onDone={onDone} ready={text.trim() !== ''}>
      <label class="col">
        <span class="s b">{t('fieldResult')}</span>
        <textarea
          class="field"
          value={text}
          placeholder={t('resultPlaceholder')}
          required
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
    </FormFrame>
  );
}

/** Another person, who takes over with the whole history (TKT-8). */
export function AssignForm({ state, ticket, onDone }: FormProps & { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const others = [...state.people].filter(([id]) => id !== ticket.handlerId);
  const [to, setTo] = useState(others[0]?.[0] ?? '');
  const save = async () => {
    if (await changeTicket(ticket.id, { handlerId: to })) onDone();
  };
  return (
    <FormFrame onSave={save} onDone={onDone} ready={to !== ''}>
      <label class="col">
        <span class="s b">{t('assignTo')}</span>
        <select class="btn" value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          {others.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </FormFrame>
  );
}

/** The same matter as another ticket: that one goes on. */
export function MergeForm({ state, ticket, onDone }: FormProps & { state: PanelState }): JSX.Element {
  const { t, pick } = useWords();
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const found = [...state.tickets.values()]
    .filter((one) => one.id !== ticket.id && one.state !== 'closed')
    .filter((one) => `#${one.number} ${one.customer?.name ?? ''} ${one.problem}`.toLowerCase().includes(words))
    // The same customer's first: that is what is merged most.
    .sort((a, b) => Number(isSame(b, ticket)) - Number(isSame(a, ticket)) || b.updatedAt - a.updatedAt)
    .slice(0, 5);
  const merge = async (into: string) => {
    const answer = await tryMonitor(panelClient(), (client) =>
      client.mergeTicket({ params: { id: ticket.id }, body: { into } }),
    );
    if (!answer) return;
    putTickets([answer.ticket, answer.into]);
    showToast({ text: sayWith('mergeDone', { n: answer.into.number }), tone: 'done' });
    onDone();
    location.hash = linkTo('ticket', answer.into.id);
  };
  return (
    <FormFrame onDone={onDone}>
      <label class="col">
        <span class="s b">{t('mergeInto')}</span>
        <input
          type="text"
          class="field"
          value={query}
          placeholder={t('mergeFind')}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      {found.length === 0 && <p class="s muted">{t('mergeNone')}</p>}
      <ul class="links">
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" class="btn sm choice" onClick={() => void merge(one.id)}>
              <b class="num">#{one.number}</b>
              <span class="cut grow">
                {one.customer?.name ?? t('unknownAuthor')} · {pick(TOPIC_WORDS[one.topic])} · {one.problem}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </FormFrame>
  );
}

/** A second matter becomes a ticket of its own, once for each key however often the button is pressed. */
export function SplitForm({ ticket, onDone }: FormProps): JSX.Element {
  const { t } = useWords();
  const [problem, setProblem] = useState('');
  const key = useRef(crypto.randomUUID());
  const save = async () => {
    const { kind, topic, urgency } = ticket;
    const body = { clientKey: key.current, problem: problem.trim(), kind, topic, urgency };
    const answer = await tryMonitor(panelClient(), (client) => client.splitTicket({ params: { id: ticket.id }, body }));
    if (!answer) return;
    putTickets([answer.ticket]);
    showToast({ text: sayWith('splitDone', { n: answer.ticket.number }), tone: 'done' });
    onDone();
  };
  return (
    <FormFrame onSave={save} onDone={onDone} ready={problem.trim() !== ''}>
      <label class="col">
        <span class="s b">{t('splitWhat')}</span>
        <textarea
          class="field small"
          value={problem}
          required
          onInput={(event) => setProblem(event.currentTarget.value)}
        />
      </label>
    </FormFrame>
  );
}

function isSame(one: Ticket, other: Ticket): boolean {
  return one.customerId != null && one.customerId === other.customerId;
}
