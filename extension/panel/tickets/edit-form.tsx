import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { STRINGS } from '../../i18n/translate.ts';
import { showToast } from '../panel-store.ts';
import { changeTicket } from './change-ticket.ts';
import { FormFrame } from './form-frame.tsx';
import { ClassFields, DetailFields, ProblemField, type TicketFacts, tidyFacts } from './ticket-fields.tsx';

/** What TKT-1 and TKT-2 ask for, where the first click did not know it. Only what was changed is sent. */
export function EditForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }): JSX.Element {
  const [change, setChange] = useState<Partial<TicketFacts>>({});
  const fields = {
    facts: { ...ticket, ...change },
    onChange: (more: typeof change) => setChange({ ...change, ...more }),
  };
  const save = async () => {
    const changed = Object.entries(tidyFacts(change)).filter(
      ([name, value]) => (ticket[name as keyof TicketFacts] ?? null) !== value,
    );
    if (await changeTicket(ticket.id, Object.fromEntries(changed))) {
      showToast({ text: STRINGS.saved, tone: 'done' });
      onDone();
    }
  };
  return (
    <FormFrame onSave={save} onDone={onDone} ready={fields.facts.problem.trim() !== ''}>
      <ClassFields {...fields} />
      <DetailFields {...fields} />
      <ProblemField {...fields} />
    </FormFrame>
  );
}
