import type { JSX } from 'preact';
import type { EarshotEvent, EventType } from '../../../shared/model/event.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { readEventMention } from '../../sync/mention-cache.ts';
import { readNow } from '../use-now.ts';

const EVENT_KEYS: Record<EventType, StringKey> = {
  'mention.found': 'eventFound',
  'mention.told': 'eventTold',
  'mention.claimed': 'eventClaimed',
  'mention.released': 'eventReleased',
  'mention.answered': 'eventAnswered',
  'mention.dismissed': 'eventDismissed',
  'mention.updated': 'eventUpdated',
  'ticket.created': 'eventTicketCreated',
  'ticket.updated': 'eventTicketUpdated',
  'ticket.withdrawn': 'eventTicketWithdrawn',
  'clock.warned': 'eventClockWarned',
  'clock.due': 'eventClockDue',
  'escalation.raised': 'eventEscalationRaised',
  'escalation.changed': 'eventEscalationChanged',
  'follow-up.due': 'eventFollowUpDue',
  'note.named': 'eventNoteNamed',
  'approval.asked': 'eventApprovalAsked',
  'approval.decided': 'eventApprovalDecided',
  'alert.delivered': 'eventAlertDelivered',
  'alert.dead': 'eventAlertDead',
  'alert.offered': 'eventAlertOffered',
  'alert.acknowledged': 'eventAlertAcknowledged',
  'source.state': 'eventSourceState',
  'site.corrected': 'eventSiteCorrected',
  'template.changed': 'eventTemplateChanged',
  'policies.changed': 'eventPoliciesChanged',
  'burst.started': 'eventBurstStarted',
  'burst.risen': 'eventBurstRisen',
  'burst.ended': 'eventBurstEnded',
  'case.opened': 'eventCaseOpened',
  'case.updated': 'eventCaseUpdated',
  'case.closed': 'eventCaseClosed',
};

interface Props {
  readonly events: readonly EarshotEvent[];
  readonly people: ReadonlyMap<string, string>;
}

/** What happened, newest first, with who where it is known (TKT-3). */
export function EventHistory({ events, people }: Props): JSX.Element {
  const { t, language } = useWords();
  const now = readNow();
  return (
    <ol class="history">
      {[...events]
        .sort((a, b) => b.seq - a.seq)
        .map((event) => (
          <li key={event.seq}>
            <span class="num muted">{formatInstant(event.at, now, language)}</span>
            <span>
              {describeWho(event, people)} {t(EVENT_KEYS[event.type])}
            </span>
          </li>
        ))}
    </ol>
  );
}

function describeWho(event: EarshotEvent, people: ReadonlyMap<string, string>): string {
  const mention = readEventMention(event);
  if (!mention) return '';
  const id =
    event.type === 'mention.claimed'
      ? mention.claimedBy
      : event.type === 'mention.answered'
        ? mention.answeredBy
        : null;
  return (id && people.get(id)) ?? '';
}
