import type { JSX } from 'preact';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { ClashNote } from '../../forms/clash-note.tsx';
import { STRINGS } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { showToast } from '../panel-store.ts';
import { useKeptForm } from '../use-kept-form.ts';
import { changeTicket } from './change-ticket.ts';
import { FormFrame } from './form-frame.tsx';
import { sayTicketClash } from './say-ticket-clash.ts';
import { ClassFields, DetailFields, ProblemField, type TicketFacts, tidyFacts } from './ticket-fields.tsx';

/**
 * What TKT-1 and TKT-2 ask for, where the first click did not know it. Only what was changed is sent; what somebody else
 * changed meanwhile is shown beside it.
 */
export function EditForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }): JSX.Element {
  const words = useWords();
  const form = useKeptForm<TicketFacts>(`edit ${ticket.id}`, ticket);
  const { fields: facts, draft, clashes, change: onChange, settle } = form;
  const end = () => {
    form.forget();
    onDone();
  };
  const save = async () => {
    const changed = Object.entries(tidyFacts(draft.change)).filter(
      ([name, value]) => (ticket[name as keyof TicketFacts] ?? null) !== value,
    );
    if (await changeTicket(ticket.id, { ...Object.fromEntries(changed), seen: draft.seen })) {
      showToast({ text: STRINGS.saved, tone: 'done' });
      end();
    }
  };
  return (
    <FormFrame onSave={save} onDone={end} ready={facts.problem.trim() !== '' && clashes.length === 0}>
      <ClashNote
        clashes={clashes.map((clash) => sayTicketClash(clash, words))}
        onSettle={(field, how) => settle(field as keyof TicketFacts, how)}
      />
      <ClassFields {...{ facts, onChange }} />
      <DetailFields {...{ facts, onChange }} />
      <ProblemField {...{ facts, onChange }} />
    </FormFrame>
  );
}
