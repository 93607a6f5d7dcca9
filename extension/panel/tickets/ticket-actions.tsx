import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Ticket } from '../../../shared/model/ticket.ts';
import type { TicketChange } from '../../../shared/schemas/ticket.ts';
import { STRINGS, type StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { copyText, tryMonitor } from '../act.ts';
import { LazyView } from '../lazy-view.tsx';
import { panelClient } from '../load-panel.ts';
import { may, type PanelState, showToast } from '../panel-store.ts';
import { readNow } from '../use-now.ts';
import { changeTicket } from './change-ticket.ts';
import { RouteForm, SnoozeForm, snoozeTicket } from './move-forms.tsx';
import { AssignForm, ResultForm, SplitForm } from './ticket-forms.tsx';

const loadEdit = () => import('./edit-form.tsx').then((module) => module.EditForm);
const loadMerge = () => import('./pick-ticket-form.tsx').then((module) => module.MergeForm);
const loadLink = () => import('./pick-ticket-form.tsx').then((module) => module.LinkForm);

/** Where the sums of a house without brands stand. */
const NO_BRAND = 'all';

export type TicketForm = 'result' | 'assign' | 'edit' | 'merge' | 'split' | 'link' | 'snooze' | 'route';

interface Props {
  readonly state: PanelState;
  readonly ticket: Ticket;
  readonly form: TicketForm | null;
  readonly onForm: (form: TicketForm | null) => void;
}

/** What comes next for a ticket, the likeliest step first; the rarer ones behind "more". */
export function TicketActions({ state, ticket, form, onForm }: Props): JSX.Element | null {
  const { t } = useWords();
  const [more, setMore] = useState(false);
  const done = () => onForm(null);
  const show = (wanted: TicketForm) => {
    setMore(false);
    onForm(wanted);
  };
  if (!may(state, 'tickets.edit')) return null;
  if (form === 'result') return <ResultForm ticket={ticket} onDone={done} />;
  if (form === 'assign') return <AssignForm state={state} ticket={ticket} onDone={done} />;
  if (form === 'edit') return <LazyView load={loadEdit} with={{ ticket, onDone: done }} quiet />;
  if (form === 'merge') return <LazyView load={loadMerge} with={{ state, ticket, onDone: done }} quiet />;
  if (form === 'split') return <SplitForm ticket={ticket} onDone={done} />;
  if (form === 'link') return <LazyView load={loadLink} with={{ state, ticket, onDone: done }} quiet />;
  if (form === 'snooze') return <SnoozeForm ticket={ticket} onDone={done} />;
  if (form === 'route') return <RouteForm state={state} ticket={ticket} onDone={done} />;
  const me = state.pairing?.personId ?? null;
  const step = (key: StringKey, body: TicketChange, primary = false) => (
    <button
      type="button"
      class={`btn ${primary ? 'primary grow' : ''}`}
      onClick={() => void changeTicket(ticket.id, body)}
    >
      {t(key)}
    </button>
  );
  const snoozed = (ticket.snoozedUntil ?? 0) > readNow();
  const over = ticket.state === 'resolved' || ticket.state === 'closed';
  return (
    <footer class="actions">
      {more && (
        <div class="row wrap deeds">
          {!over && (
            <>
              <FormButton name="editTicket" onClick={() => show('edit')} />
              <FormButton name="merge" onClick={() => show('merge')} />
              <FormButton name="split" onClick={() => show('split')} />
              <FormButton name="link" onClick={() => show('link')} />
              <FormButton name="route" onClick={() => show('route')} />
              {snoozed ? (
                <FormButton name="snoozeEnd" onClick={() => void snoozeTicket(ticket.id, null)} />
              ) : (
                <FormButton name="snoozeTicket" onClick={() => show('snooze')} />
              )}
            </>
          )}
          <FormButton name="surveyAnonymous" onClick={() => void inviteAnonymously(ticket)} />
          {ticket.state === 'working' && step('waitCustomer', { state: 'waiting' })}
          {over && step('reopenTicket', { state: 'working' })}
        </div>
      )}
      <div class="row">
        {!over && ticket.handlerId === null && me && step('takeTicket', { handlerId: me, state: 'working' }, true)}
        {!over && (ticket.handlerId !== null || !me) && (
          <button type="button" class="btn primary grow" onClick={() => onForm('result')}>
            {t('recordResult')}
          </button>
        )}
        {ticket.state === 'waiting' && step('startWork', { state: 'working' })}
        {ticket.state === 'resolved' && step('closeTicket', { state: 'closed' }, true)}
        {ticket.state === 'closed' && <span class="grow" />}
        <button type="button" class="btn" onClick={() => void invite(ticket.id)}>
          {t('survey')}
        </button>
        <button type="button" class="btn" aria-expanded={more} onClick={() => setMore(!more)}>
          {t('moreActions')}
        </button>
      </div>
    </footer>
  );
}

function FormButton({ name, onClick }: { name: StringKey; onClick: () => void }): JSX.Element {
  const { t } = useWords();
  return (
    <button type="button" class="btn sm" data-form={name} onClick={onClick}>
      {t(name)}
    </button>
  );
}

/** SAT-1: the link is for the customer of this ticket alone; a person sends it. */
async function invite(id: string): Promise<void> {
  const answer = await tryMonitor(panelClient(), (client) => client.inviteToSurvey({ params: { id } }));
  if (!answer) return;
  await copyText(answer.url);
  showToast({ text: STRINGS.surveyCopied, tone: 'done' });
}

/** SAT-2: nobody can tell whose answer it was; it is counted with those of the brand. */
async function inviteAnonymously({ brandId, drill }: Ticket): Promise<void> {
  const body = { group: brandId ?? NO_BRAND, drill };
  const answer = await tryMonitor(panelClient(), (client) => client.inviteAnonymously({ body }));
  if (!answer) return;
  await copyText(answer.url);
  showToast({ text: STRINGS.surveyAnonymousCopied, tone: 'done' });
}
