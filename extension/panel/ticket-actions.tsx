import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Ticket } from '../../shared/model/ticket.ts';
import type { TicketPatch } from '../../shared/schemas/ticket.ts';
import type { StringKey } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import { tryMonitor } from './act.ts';
import { panelClient } from './load-panel.ts';
import { type PanelState, putTickets } from './panel-store.ts';

async function change(id: string, body: TicketPatch): Promise<boolean> {
  const answer = await tryMonitor(panelClient(), (client) => client.updateTicket({ params: { id }, body }));
  if (answer) putTickets([answer.ticket]);
  return answer !== null;
}

/** What comes next for a ticket, the likeliest step first. */
export function TicketActions({ state, ticket }: { state: PanelState; ticket: Ticket }): JSX.Element {
  const { t } = useWords();
  const [writing, setWriting] = useState(false);
  const me = state.pairing?.personId ?? null;
  if (writing) return <ResultForm ticket={ticket} onDone={() => setWriting(false)} />;
  const step = (key: StringKey, body: TicketPatch, primary = false) => (
    <button type="button" class={`btn ${primary ? 'primary grow' : ''}`} onClick={() => void change(ticket.id, body)}>
      {t(key)}
    </button>
  );
  const done = ticket.state === 'resolved' || ticket.state === 'closed';
  return (
    <footer class="actions">
      <div class="row wrap">
        {!done && ticket.handlerId === null && me && step('takeTicket', { handlerId: me, state: 'working' }, true)}
        {!done && (ticket.handlerId !== null || !me) && (
          <button type="button" class="btn primary grow" onClick={() => setWriting(true)}>
            {t('recordResult')}
          </button>
        )}
        {ticket.state === 'working' && step('waitCustomer', { state: 'waiting' })}
        {ticket.state === 'waiting' && step('startWork', { state: 'working' })}
        {ticket.state === 'resolved' && step('closeTicket', { state: 'closed' }, true)}
        {done && step('reopenTicket', { state: 'working' })}
      </div>
    </footer>
  );
}

function ResultForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }): JSX.Element {
  const { t } = useWords();
  const [text, setText] = useState(ticket.result ?? '');
  const save = async (event: Event) => {
    event.preventDefault();
    if (await change(ticket.id, { result: text.trim(), state: 'resolved' })) onDone();
  };
  return (
    <footer class="actions">
      <form class="col" onSubmit={(event) => void save(event)}>
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
        <div class="row">
          <button type="submit" class="btn primary grow" disabled={text.trim() === ''}>
            {t('save')}
          </button>
          <button type="button" class="btn" onClick={onDone}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </footer>
  );
}
