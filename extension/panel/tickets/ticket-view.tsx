import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { KIND_WORDS, TICKET_STATE_WORDS, TOPIC_WORDS, URGENCY_WORDS } from '../../i18n/term-labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatAgo } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { TICKET_TONES } from '../../look/ticket-tones.ts';
import type { OutboxRow } from '../../sync/database.ts';
import { EmptyState } from '../empty-state.tsx';
import { LazyView } from '../lazy-view.tsx';
import { SearchField } from '../mentions/mention-view.tsx';
import { may, type PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { readNow } from '../use-now.ts';
import { VirtualList } from '../virtual-list.tsx';
import { linkToTicketList, readTicketList, TICKET_LISTS, type TicketList } from './ticket-lists.ts';

/** A line of the list: a ticket of the monitor, or one that this computer still holds. */
type Line = { readonly key: string; readonly row: OutboxRow } | { readonly key: string; readonly ticket: Ticket };

const loadMyWork = () => import('../desk/my-work.tsx').then((module) => module.MyWork);
const loadTasks = () => import('../desk/task-list.tsx').then((module) => module.TaskList);
const loadEscalations = () => import('../desk/all-escalations.tsx').then((module) => module.AllEscalations);
const loadIntake = () => import('./intake-form.tsx').then((module) => module.IntakeForm);
const keyOf = (line: Line) => line.key;
const LINE_PX = 84;

const LIST_KEYS: Record<TicketList, StringKey> = {
  live: 'filterTicketsLive',
  all: 'filterTicketsAll',
  tasks: 'tasksOwed',
  escalations: 'filterEscalations',
};

/** Tickets: first what this computer has not handed over, then the monitor's, the last touched first. */
export function TicketView({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const list = readTicketList(location.hash);
  const all = list === 'all';
  const [takesIn, setTakesIn] = useState(false);
  const isOther = list === 'tasks' || list === 'escalations';
  const lines = useMemo(
    () => listLines(state.tickets, state.outbox, query, all),
    [state.tickets, state.outbox, query, all],
  );
  return (
    <section class="view" aria-label={t('tabTickets')}>
      <search class="filters">
        <SearchField value={query} label={t('searchTickets')} clearLabel={t('clearSearch')} onChange={setQuery} />
        <select
          class="btn"
          aria-label={t('filterState')}
          data-field="list"
          value={list}
          onChange={({ currentTarget }) => {
            location.hash = linkToTicketList(TICKET_LISTS.find((one) => one === currentTarget.value) ?? 'live');
          }}
        >
          {TICKET_LISTS.map((one) => (
            <option key={one} value={one}>
              {t(LIST_KEYS[one])}
            </option>
          ))}
        </select>
        {may(state, 'tickets.create') && (
          <button
            type="button"
            class="btn"
            data-do="intake"
            title={t('intakeNewHint')}
            aria-expanded={takesIn}
            onClick={() => setTakesIn(!takesIn)}
          >
            {t('intakeNew')}
          </button>
        )}
      </search>
      {state.pairing && !takesIn && query === '' && !isOther && (
        <LazyView load={loadMyWork} with={{ state, me: state.pairing.personId }} quiet />
      )}
      {takesIn && <LazyView load={loadIntake} with={{ state, onDone: () => setTakesIn(false) }} quiet />}
      {list === 'tasks' ? (
        <LazyView load={loadTasks} with={{ state }} />
      ) : list === 'escalations' ? (
        <LazyView load={loadEscalations} with={{ state }} />
      ) : lines.length === 0 ? (
        <EmptyState
          kind={state.cacheRead ? 'calm' : 'loading'}
          title={query === '' ? t('emptyTicketsTitle') : t('emptySearchTitle')}
          text={query === '' ? t('emptyTickets') : t('emptySearch')}
        />
      ) : (
        <VirtualList
          items={lines}
          keyOf={keyOf}
          estimatePx={LINE_PX}
          label={t('ticketList')}
          selectedKey={null}
          newLabel={(n) => t('newArrived', { n })}
        >
          {(line) =>
            'row' in line ? <LocalLine row={line.row} /> : <TicketLine ticket={line.ticket} people={state.people} />
          }
        </VirtualList>
      )}
    </section>
  );
}

function listLines(
  tickets: ReadonlyMap<string, Ticket>,
  outbox: readonly OutboxRow[],
  query: string,
  all: boolean,
): Line[] {
  const words = query.trim().toLowerCase();
  const holds = (text: string) => words === '' || text.toLowerCase().includes(words);
  const local = outbox
    .filter(
      (row) =>
        (row.state === 'waiting' || row.state === 'refused') &&
        holds(`${row.draft.problem} ${row.draft.customer?.name}`),
    )
    .map((row) => ({ key: row.clientKey, row }));
  const known = [...tickets.values()]
    .filter(
      (one) => all || (one.state !== 'closed' && one.state !== 'resolved' && (one.snoozedUntil ?? 0) <= readNow()),
    )
    .filter((one) => holds(`#${one.number} ${one.problem} ${one.customer?.name} ${one.orderNumber} ${one.product}`))
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .map((ticket) => ({ key: ticket.id, ticket }));
  return [...local, ...known];
}

function TicketLine({ ticket, people }: { ticket: Ticket; people: ReadonlyMap<string, string> }): JSX.Element {
  const { t, pick, language } = useWords();
  return (
    <a class="card mention" href={linkTo('ticket', ticket.id)}>
      <span class="row s">
        <span class="b num">#{ticket.number}</span>
        <span class={`tag ${TICKET_TONES[ticket.state]}`}>{pick(TICKET_STATE_WORDS[ticket.state])}</span>
        <span class="muted cut grow">
          <bdi>{ticket.customer?.name ?? t('unknownAuthor')}</bdi>
        </span>
        <span class="faint xs">{formatAgo(ticket.updatedAt, readNow(), language)}</span>
      </span>
      <span class="two excerpt">
        <bdi>{ticket.problem}</bdi>
      </span>
      <span class="row xs muted foot">
        <span class="cut grow">
          {[
            pick(KIND_WORDS[ticket.kind]),
            pick(TOPIC_WORDS[ticket.topic]),
            pick(URGENCY_WORDS[ticket.urgency]),
            ticket.site ? nameSite(ticket.site, language) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span>{people.get(ticket.handlerId ?? '') ?? t('nobodyYet')}</span>
      </span>
    </a>
  );
}

function LocalLine({ row }: { row: OutboxRow }): JSX.Element {
  const { t, pick, language } = useWords();
  const refused = row.state === 'refused';
  return (
    <a class="card mention local" href={linkTo('ticket', row.clientKey)}>
      <span class="row s">
        <span class={`tag ${refused ? 'red' : 'accent'}`}>{refused ? t('sentBack') : t('waitingHandOver')}</span>
        <span class="muted cut grow">
          <bdi>{row.draft.customer?.name ?? t('unknownAuthor')}</bdi>
        </span>
        <span class="faint xs">{formatAgo(row.savedAt, Date.now(), language)}</span>
      </span>
      <span class="two excerpt">
        <bdi>{row.draft.problem}</bdi>
      </span>
      {row.problem && <span class="xs muted foot two">{pick(row.problem)}</span>}
    </a>
  );
}
