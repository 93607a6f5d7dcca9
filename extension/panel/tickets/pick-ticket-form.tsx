import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { TOPIC_WORDS } from '../../i18n/term-labels.ts';
import { STRINGS, sayWith } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { type PanelState, putTickets, showToast } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { FormFrame } from './form-frame.tsx';

const SHOWN = 5;

interface Props {
  readonly state: PanelState;
  readonly ticket: Ticket;
  readonly onDone: () => void;
}

/** The same matter as another ticket: that one goes on. */
export function MergeForm({ state, ticket, onDone }: Props): JSX.Element {
  const merge = async (into: string) => {
    const answer = await ask((client) => client.mergeTicket({ params: { id: ticket.id }, body: { into } }));
    if (!answer) return;
    putTickets([answer.ticket, answer.into]);
    showToast({ text: sayWith('mergeDone', { n: answer.into.number }), tone: 'done' });
    onDone();
    location.hash = linkTo('ticket', answer.into.id);
  };
  return <PickTicketForm {...{ state, ticket, onDone }} asks="mergeInto" onPick={merge} />;
}

/** Another matter that belongs with it; both go on. */
export function LinkForm({ state, ticket, onDone }: Props): JSX.Element {
  const link = async (otherId: string) => {
    const answer = await ask((client) => client.linkTicket({ params: { id: ticket.id }, body: { otherId } }));
    if (!answer) return;
    showToast({ text: STRINGS.saved, tone: 'done' });
    onDone();
  };
  return <PickTicketForm {...{ state, ticket, onDone }} asks="linkWith" onPick={link} />;
}

const ask = <T,>(work: (client: ApiClient) => Promise<T>) => tryMonitor(panelClient(), work);

interface PickProps extends Props {
  readonly asks: 'mergeInto' | 'linkWith';
  readonly onPick: (id: string) => Promise<void>;
}

/** Another unfinished ticket, found by number, customer or words; the same customer's come first. */
function PickTicketForm({ state, ticket, onDone, asks, onPick }: PickProps): JSX.Element {
  const { t, pick } = useWords();
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const found = [...state.tickets.values()]
    .filter((one) => one.id !== ticket.id && one.state !== 'closed')
    .filter((one) => `#${one.number} ${one.customer?.name ?? ''} ${one.problem}`.toLowerCase().includes(words))
    .sort((a, b) => Number(isSame(b, ticket)) - Number(isSame(a, ticket)) || b.updatedAt - a.updatedAt)
    .slice(0, SHOWN);
  return (
    <FormFrame onDone={onDone}>
      <label class="col">
        <span class="s b">{t(asks)}</span>
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
            <button type="button" class="btn sm choice" onClick={() => void onPick(one.id)}>
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

function isSame(one: Ticket, other: Ticket): boolean {
  return one.customerId != null && one.customerId === other.customerId;
}
