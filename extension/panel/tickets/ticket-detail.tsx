import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import type { Playbook, PlaybookStep } from '../../../shared/replies/playbook.ts';
import { TICKET_STATE_WORDS } from '../../i18n/term-labels.ts';
import { formatInstant } from '../../look/format-time.ts';
import { Icon } from '../../look/icons.tsx';
import { useWords } from '../../look/language-context.ts';
import { TICKET_TONES } from '../../look/ticket-tones.ts';
import { showProblem } from '../act.ts';
import { EmptyState } from '../empty-state.tsx';
import { LazyView } from '../lazy-view.tsx';
import { panelClient } from '../load-panel.ts';
import type { GuidanceProps } from '../mentions/guidance.tsx';
import { may, type PanelState } from '../panel-store.ts';
import { readNow } from '../use-now.ts';
import { ClockBars } from './clock-bars.tsx';
import { EventHistory } from './event-history.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { LocalTicket } from './local-ticket.tsx';
import { TicketActions, type TicketForm } from './ticket-actions.tsx';
import { TicketFactList } from './ticket-fact-list.tsx';
import { type TicketWork, useTicketWork, type WorkDesk } from './use-ticket-work.ts';

const loadMissing = () => import('./missing-details.tsx').then((module) => module.MissingDetails);
const loadWork = () => import('../desk/ticket-work-sections.tsx').then((module) => module.TicketWorkSections);
const loadGuidance = () => import('../mentions/guidance.tsx').then((module) => module.Guidance);

type Known = ApiAnswer<'getTicket'>;

/** One ticket with everything of TKT-1 and TKT-2; one that only this computer holds looks the same, with less. */
export function TicketDetail({ state, id, asPane }: { state: PanelState; id: string; asPane: boolean }): JSX.Element {
  const { t } = useWords();
  const row = state.outbox.find((one) => one.clientKey === id);
  const ticketId = row?.ticketId ?? (row ? null : id);
  const listed = ticketId === null ? undefined : state.tickets.get(ticketId);
  const known = useTicket(ticketId, listed?.updatedAt, state.link.kind === 'live');
  const ticket = known?.ticket ?? listed;
  if (row && (row.state !== 'sent' || !ticket)) return <LocalTicket row={row} asPane={asPane} />;
  if (!ticket) {
    return (
      <EmptyState
        kind={state.listsRead ? 'search' : 'loading'}
        title={state.listsRead ? t('emptySearchTitle') : t('loading')}
      />
    );
  }
  return <WholeTicket key={ticket.id} state={state} ticket={ticket} known={known} asPane={asPane} />;
}

interface WholeProps {
  readonly state: PanelState;
  readonly ticket: Ticket;
  readonly known: Known | null;
  readonly asPane: boolean;
}

function WholeTicket({ state, ticket, known, asPane }: WholeProps): JSX.Element {
  const { t, pick, language } = useWords();
  const [form, setForm] = useState<TicketForm | null>(null);
  const desk = useTicketWork(ticket.id, ticket.updatedAt, state.link.kind === 'live');
  const guidance = guide(state, ticket, desk);
  const called = desk.work?.escalations.filter((one) => one.cancelledAt === null).at(-1);
  return (
    <article class="detail" aria-label={t('ticketNumber', { n: ticket.number })}>
      <header class="detail-head row">
        {!asPane && (
          <a class="btn ghost sm icon" href="#/tickets" aria-label={t('back')}>
            <Icon name="back" />
          </a>
        )}
        <h1 class="b num">{t('ticketNumber', { n: ticket.number })}</h1>
        <span class={`tag ${TICKET_TONES[ticket.state]}`}>{pick(TICKET_STATE_WORDS[ticket.state])}</span>
        {(ticket.snoozedUntil ?? 0) > readNow() && (
          <span class="tag">
            {t('snoozedTicket', { time: formatInstant(ticket.snoozedUntil ?? 0, readNow(), language) })}
          </span>
        )}
        {ticket.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        <span class="s muted cut">{state.people.get(ticket.handlerId ?? '') ?? t('nobodyYet')}</span>
        {may(state, 'tickets.edit') && ticket.state !== 'closed' && (
          <button type="button" class="btn sm" onClick={() => setForm('assign')}>
            {t('assign')}
          </button>
        )}
      </header>
      <div class="detail-body">
        <TicketFactList ticket={ticket} desk={desk} />
        <p class="post break">
          <bdi>{ticket.problem}</bdi>
        </p>
        {may(state, 'tickets.edit') && (
          <LazyView
            load={loadMissing}
            with={{ ticket, fields: guidance.directFields, onFill: () => setForm('edit') }}
            quiet
          />
        )}
        {ticket.result && (
          <section class="card box">
            <h2 class="s">{t('fieldResult')}</h2>
            <p class="break">{ticket.result}</p>
          </section>
        )}
        {known && (
          <ClockBars
            clocks={known.clocks}
            tasks={desk.work?.tasks ?? []}
            {...(called
              ? {
                  note: t('escalatedTo', {
                    name: called.personIds.map((one) => state.people.get(one) ?? '…').join(' '),
                  }),
                }
              : {})}
          />
        )}
        <LazyView load={loadGuidance} with={guidance} quiet />
        <LazyView load={loadWork} with={{ state, ticket, desk }} quiet />
        {known && <EvidenceList state={state} ticket={ticket} evidence={known.evidence} />}
        {known && known.events.length > 0 && (
          <section class="card box">
            <h2 class="s">{t('history')}</h2>
            <EventHistory events={known.events} people={state.people} />
          </section>
        )}
      </div>
      <TicketActions state={state} ticket={ticket} form={form} onForm={setForm} />
    </article>
  );
}

function useTicket(id: string | null, version: number | undefined, live: boolean): Known | null {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let current = true;
    // The list's version is asked for again whenever it moves; before it is known, any will do.
    const client = live && id !== null && version !== -1 ? panelClient() : null;
    if (!client || id === null) return;
    client.getTicket({ params: { id } }).then((answer) => current && setKnown(answer), showProblem);
    return () => {
      current = false;
    };
  }, [id, version, live]);
  return known?.ticket.id === id ? known : null;
}

/** What the ticket tells the playbooks and templates; its steps are ticked as tasks, so that each has who and when (TKT-3). */
function guide(state: PanelState, ticket: Ticket, desk: WorkDesk): GuidanceProps {
  const fields = {
    ...(ticket.customer?.name ? { 'customer.name': ticket.customer.name } : {}),
    ...(state.pairing ? { 'agent.name': state.pairing.personName } : {}),
    ...(ticket.product ? { product: ticket.product } : {}),
    'brand.name': state.brands.find((brand) => brand.id === ticket.brandId)?.name ?? '',
  };
  const { kind, topic, urgency } = ticket;
  const solved = ticket.state === 'resolved' || ticket.state === 'closed';
  const work = desk.work;
  return {
    ...{ kind, topic, urgency, safety: topic === 'safety' },
    step: solved
      ? 'solved'
      : ticket.state === 'waiting'
        ? 'waiting'
        : ticket.firstResponseAt === null
          ? 'first'
          : 'second',
    publicFields: fields,
    directFields: {
      ...fields,
      'ticket.number': String(ticket.number),
      ...(ticket.orderNumber ? { 'order.number': ticket.orderNumber } : {}),
    },
    ...(work
      ? {
          checklist: {
            isDone: (playbook, step) =>
              work.tasks.some(
                (task) => task.playbookId === playbook.id && task.step === step.id && task.state !== 'open',
              ),
            isStarted: (playbook) => playbook.steps.every((step) => findTask(work, playbook, step) !== undefined),
            onStart: ({ id: playbookId }) =>
              void desk.doStep((client) => client.startPlaybook({ params: { id: ticket.id }, body: { playbookId } })),
            onTick: (playbook, step) =>
              void desk.doStep(async (client) => {
                const id = await taskOfStep(client, work, ticket.id, playbook, step);
                await client.finishTask({ params: { id }, body: { state: 'done' } });
              }),
            promisedUntil: (playbook, step) => {
              const task = findTask(work, playbook, step);
              return task !== undefined && task.answeredAt !== null ? task.dueAt : null;
            },
            onPromise: (playbook, step) =>
              void desk.doStep(async (client) => {
                const id = await taskOfStep(client, work, ticket.id, playbook, step);
                await client.makePromise({ params: { id }, body: {} });
              }),
          },
        }
      : {}),
  };
}

function findTask(work: TicketWork, playbook: Pick<Playbook, 'id'>, step: Pick<PlaybookStep, 'id'>) {
  return work.tasks.find((task) => task.playbookId === playbook.id && task.step === step.id);
}

/** The task of a playbook's step; it is made when the step is first worked on, so that it has who and when (TKT-3). */
async function taskOfStep(
  client: ApiClient,
  work: TicketWork,
  ticketId: string,
  playbook: Pick<Playbook, 'id'>,
  step: Pick<PlaybookStep, 'id' | 'does'>,
): Promise<string> {
  const known = findTask(work, playbook, step);
  if (known) return known.id;
  const body = { title: step.does['zh-CN'], playbookId: playbook.id, step: step.id };
  return (await client.addTicketTask({ params: { id: ticketId }, body })).task.id;
}
