import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { KINDS, TOPICS, URGENCIES } from '../../../shared/model/analysis.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { KIND_WORDS, TOPIC_WORDS, URGENCY_WORDS } from '../../i18n/term-labels.ts';
import { STRINGS, type StringKey, sayWith } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { type PanelState, putTickets, showToast } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { changeTicket } from './change-ticket.ts';

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
    <Form onSave={save} onDone={onDone} ready={text.trim() !== ''}>
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
    </Form>
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
    <Form onSave={save} onDone={onDone} ready={to !== ''}>
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
    </Form>
  );
}

const TEXT_FIELDS = [
  ['contact', 'fieldContact'],
  ['orderNumber', 'fieldOrder'],
  ['product', 'fieldProduct'],
] as const satisfies readonly (readonly [keyof Ticket, StringKey])[];

/** What TKT-1 and TKT-2 ask for, where the first click did not know it. Only what was changed is sent. */
export function EditForm({ ticket, onDone }: FormProps): JSX.Element {
  const { t, pick } = useWords();
  const [change, setChange] = useState<Partial<Pick<Ticket, 'contact' | 'orderNumber' | 'product' | 'problem'>>>({});
  const [kind, setKind] = useState(ticket.kind);
  const [topic, setTopic] = useState(ticket.topic);
  const [urgency, setUrgency] = useState(ticket.urgency);
  const save = async () => {
    const body = {
      ...change,
      ...(kind === ticket.kind ? {} : { kind }),
      ...(topic === ticket.topic ? {} : { topic }),
      ...(urgency === ticket.urgency ? {} : { urgency }),
    };
    if (await changeTicket(ticket.id, body)) {
      showToast({ text: STRINGS.saved, tone: 'done' });
      onDone();
    }
  };
  return (
    <Form onSave={save} onDone={onDone} ready>
      <div class="form-grid">
        <Choice label={t('fieldKind')} value={kind} from={KINDS} words={KIND_WORDS} pick={pick} onPick={setKind} />
        <Choice label={t('fieldTopic')} value={topic} from={TOPICS} words={TOPIC_WORDS} pick={pick} onPick={setTopic} />
        <Choice
          label={t('fieldUrgency')}
          value={urgency}
          from={URGENCIES}
          words={URGENCY_WORDS}
          pick={pick}
          onPick={setUrgency}
        />
        {TEXT_FIELDS.map(([name, label]) => (
          <label key={name} class="col">
            <span class="xs muted">{t(label)}</span>
            <input
              type="text"
              class="field"
              value={change[name] ?? ticket[name] ?? ''}
              onInput={(event) => setChange({ ...change, [name]: event.currentTarget.value.trim() || null })}
            />
          </label>
        ))}
      </div>
      <label class="col">
        <span class="xs muted">{t('fieldProblem')}</span>
        <textarea
          class="field small"
          value={change.problem ?? ticket.problem}
          onInput={(event) => setChange({ ...change, problem: event.currentTarget.value })}
        />
      </label>
    </Form>
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
    <Form onDone={onDone}>
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
    </Form>
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
    <Form onSave={save} onDone={onDone} ready={problem.trim() !== ''}>
      <label class="col">
        <span class="s b">{t('splitWhat')}</span>
        <textarea
          class="field small"
          value={problem}
          required
          onInput={(event) => setProblem(event.currentTarget.value)}
        />
      </label>
    </Form>
  );
}

function isSame(one: Ticket, other: Ticket): boolean {
  return one.customerId != null && one.customerId === other.customerId;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly from: readonly T[];
  readonly words: Record<T, Labels>;
  readonly pick: (labels: Labels) => string;
  readonly onPick: (value: T) => void;
}

function Choice<T extends string>({ label, value, from, words, pick, onPick }: ChoiceProps<T>): JSX.Element {
  return (
    <label class="col">
      <span class="xs muted">{label}</span>
      <select class="btn" value={value} onChange={(event) => onPick(event.currentTarget.value as T)}>
        {from.map((one) => (
          <option key={one} value={one}>
            {pick(words[one])}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FrameProps {
  /** Absent: the form has no button of its own to save. */
  readonly onSave?: () => Promise<void>;
  readonly onDone: () => void;
  readonly ready?: boolean;
  readonly children: ComponentChildren;
}

/** The place at the foot where something is asked; its first field has the focus. */
function Form({ onSave, onDone, ready = false, children }: FrameProps): JSX.Element {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    void onSave?.();
  };
  return (
    <footer class="actions">
      <form class="col" ref={form} onSubmit={submit}>
        {children}
        <div class="row">
          {onSave && (
            <button type="submit" class="btn primary grow" disabled={!ready}>
              {t('save')}
            </button>
          )}
          <button type="button" class="btn" onClick={onDone}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </footer>
  );
}
