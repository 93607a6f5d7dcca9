import { composeReminder } from '../alert/compose-desk-alert.ts';
import { fillLabels } from '../alert/fill-labels.ts';
import labels from '../alert/labels.json' with { type: 'json' };
import type { StoredTicket } from '../store/desk/ticket-row.ts';
import type { TicketNote } from '../store/desk/ticket-work.ts';
import { appendEvent } from '../store/events.ts';
import { getPerson } from '../store/people/people.ts';
import type { Db } from '../store/store.ts';
import { findHearers } from './find-hearers.ts';
import type { StepBy } from './record-step.ts';
import { tellPeople } from './tell-people.ts';

/** Tells the people whom a note names with @: an event that their panel shows, and their own channel where they have one. */
export async function tellNamed(trx: Db, ticket: StoredTicket, note: TicketNote, by: StepBy): Promise<void> {
  const personIds = note.named.filter((id) => id !== by.personId);
  if (personIds.length === 0) return;
  const name = by.personId === null ? '顺风耳 Earshot' : (await getPerson(trx, by.personId)).name;
  const told = { ...ticket, subject: 'ticket' as const, words: note.text };
  await tellPeople(trx, null, {
    kind: 'reminder',
    content: composeReminder(told, {
      headline: fillLabels(labels.named, { name }),
      reasons: [],
      dueAt: null,
      brand: null,
    }),
    personIds,
    mentionId: null,
    ticketId: ticket.id,
    brandId: ticket.brandId,
    topic: ticket.topic,
    level: 'yellow',
    now: by.now,
  });
  // The words stay on the ticket; the event says only that there are some, and for whom.
  const { personIds: hearerIds } = await findHearers(trx, personIds, by.now);
  const everyone = [...new Set([...personIds, ...hearerIds])];
  const data = { note: note.id, ticketId: ticket.id, by: by.personId, personIds: everyone };
  await appendEvent(trx, { at: by.now, type: 'note.named', subjectId: ticket.id, drill: ticket.drill, data });
}
