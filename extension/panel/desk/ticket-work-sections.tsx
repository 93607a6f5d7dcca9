import type { JSX } from 'preact';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { LazyView } from '../lazy-view.tsx';
import { may, type PanelState } from '../panel-store.ts';
import type { WorkDesk } from '../tickets/use-ticket-work.ts';
import { CollaborationSheet } from './collaboration-sheet.tsx';
import { ConfirmationSection } from './confirmation-section.tsx';
import { ConsentSection } from './consent-section.tsx';
import { DisputeSection } from './dispute-section.tsx';
import { EscalationList } from './escalation-list.tsx';
import { FollowUpSection } from './follow-up-section.tsx';
import { HandOverSection } from './hand-over-section.tsx';
import { HoldSection } from './hold-section.tsx';
import { MailSection } from './mail-section.tsx';
import { RelatedTickets } from './related-tickets.tsx';
import { TagLine } from './tag-line.tsx';
import { TicketNotes } from './ticket-notes.tsx';
import { TicketTasks } from './ticket-tasks.tsx';

const loadKnowledge = () => import('../team/knowledge/knowledge-section.tsx').then((module) => module.KnowledgeSection);

interface Props {
  readonly state: PanelState;
  readonly ticket: Ticket;
  readonly desk: WorkDesk;
}

/** What the desk knows and does about a ticket: who was called, what is to be done, what the customer was promised. */
export function TicketWorkSections({ state, ticket, desk }: Props): JSX.Element | null {
  const { work } = desk;
  if (!work) return null;
  const edits = may(state, 'tickets.edit');
  const departments = new Set(work.tasks.map(({ department }) => department));
  const section = { ticketId: ticket.id, desk, work, edits };
  return (
    <>
      <TagLine {...section} tags={work.tags} />
      <EscalationList state={state} work={work} desk={desk} />
      <DisputeSection {...section} />
      <HandOverSection handOvers={work.handOvers} />
      {ticket.channel === 'mail' && edits && <MailSection ticketId={ticket.id} />}
      <LazyView load={loadKnowledge} with={{ ticket, edits }} quiet />
      <TicketTasks state={state} ticket={ticket} desk={desk} tasks={work.tasks} />
      {departments.size > 1 && <CollaborationSheet ticketId={ticket.id} version={ticket.updatedAt} />}
      <FollowUpSection {...section} />
      <TicketNotes state={state} ticketId={ticket.id} desk={desk} notes={work.notes} />
      <ConsentSection {...section} />
      <ConfirmationSection ticket={ticket} desk={desk} work={work} edits={edits} />
      <HoldSection
        state={state}
        subjectId={ticket.id}
        alsoBy={{
          ...(ticket.mentionId ? { [ticket.mentionId]: 'holdOnPost' } : {}),
          ...(ticket.customerId ? { [ticket.customerId]: 'holdOnCustomer' } : {}),
        }}
      />
      <RelatedTickets state={state} ticket={ticket} links={work.links} />
    </>
  );
}
