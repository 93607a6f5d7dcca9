import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { RouteName } from '../../../shared/api-paths.ts';
import type { EventType } from '../../../shared/model/event.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { PostOnPage } from '../../../shared/model/post-on-page.ts';
import type { Ticket, TicketDraft } from '../../../shared/model/ticket.ts';
import { sampleSiteHealth } from './sample-sources.ts';
import { answerApprovals } from './stub-approvals.ts';
import { answerCauses } from './stub-causes.ts';
import { answerDesk } from './stub-desk.ts';
import { answerFigures, listRowsBehind, listTicketsBehind } from './stub-figures.ts';
import { answerHouse } from './stub-house.ts';
import { answerSites } from './stub-sites.ts';
import { type Call, PAIRING_CODE, PERSON } from './stub-state.ts';
import { readStatus } from './stub-status.ts';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const PEOPLE = [
  PERSON,
  { id: 'p-chen', name: '陈立', role: 'agent' as const, active: true },
  { id: 'p-zhao', name: '赵一鸣', role: 'manager' as const, active: true },
];

/** What the stub answers; `{ refuse }` is an error. */
export async function answerRoute(name: RouteName, call: Call): Promise<unknown> {
  const { state, params, query } = call;
  if (state.delayMs > 0) await wait(state.delayMs);
  const serverTime = state.now() + state.skewMs;
  const workspace = { name: '新锐', drill: state.drill };
  switch (name) {
    case 'pair':
      return pair(call, serverTime, workspace);
    case 'unpair':
      return { revoked: state.tokens.delete(call.token) };
    case 'getMe':
      return {
        person: PERSON,
        permissions: [...state.permissions],
        device: { id: 'd-1', name: 'Chrome', origin: null, createdAt: 0, lastUsedAt: serverTime },
        workspace,
        serverTime,
        version: '0.1.0',
      };
    case 'getHealth':
      return { ok: true, version: '0.1.0', serverTime };
    case 'getStatus':
      return readStatus(state, serverTime);
    case 'listBrands':
      return {
        items: [
          {
            id: 'xinrui',
            name: '新锐',
            aliases: ['Xinrui'],
            exclusions: [],
            context: [],
            ownAccounts: ['新锐客服', 'xinrui-care'],
            hotlines: [],
          },
        ],
        complaintTerms: ['退货'],
      };
    case 'getPolicies':
      return { changes: {}, version: null, policies: {} };
    case 'listWordings':
      return { items: state.wordings };
    case 'listSiteCorrections':
    case 'giveSiteCorrection':
    case 'dropSiteCorrection':
      return answerSites(name, call, serverTime);
    case 'listPeople':
      return { items: PEOPLE };
    case 'listSources':
      return { items: state.sources };
    case 'listSiteHealth':
      return { items: [...state.siteHealth, ...sampleSiteHealth(serverTime)] };
    case 'listMentions':
      return page(
        call,
        [...state.mentions.values()]
          .filter((one) => includes(query, 'state', one.state) && includes(query, 'topic', one.analysis.topic))
          .filter((one) => includes(query, 'site', one.site))
          .filter((one) => includes(query, 'sentiment', one.analysis.sentiment.label))
          .filter((one) => one.publishedAt >= Number(query.get('since') ?? 0))
          .filter((one) => one.publishedAt < Number(query.get('before') ?? Infinity))
          .sort((a, b) => b.foundAt - a.foundAt),
      );
    case 'lookupMentions': {
      const { postKeys, permalinks } = call.body as { postKeys: string[]; permalinks: string[] };
      const items = [...state.mentions.values()].filter(
        (one) => postKeys.includes(one.postKey) || permalinks.includes(one.permalink ?? '-'),
      );
      return { items, keys: items.map(({ id: mentionId, postKey }) => ({ postKey, mentionId })) };
    }
    case 'askApproval':
    case 'listApprovals':
    case 'decideApproval':
      return answerApprovals(name, call, PERSON.id, serverTime);
    case 'sendInbox': {
      const { posts } = call.body as { posts: PostOnPage[] };
      state.inbox.push(...posts);
      return { received: posts.length, matched: posts.length, mentions: [] };
    }
    case 'getMention': {
      const mention = state.mentions.get(params.id ?? '');
      const events = state.events.filter((event) => event.subjectId === params.id);
      const tickets = [...state.tickets.values()].filter((ticket) => ticket.mentionId === params.id);
      if (!mention) return { refuse: { status: 404, code: 'no-mention', message: 'no such mention' } };
      return {
        mention,
        clocks: [],
        sightings: [{ sourceId: mention.sourceId, link: mention.permalink, seenAt: mention.foundAt }],
        tickets,
        events,
      };
    }
    case 'readSurveySums':
    case 'getCosts':
    case 'listDaySums':
    case 'listImprovements':
    case 'addImprovement':
    case 'updateImprovement':
      return answerHouse(name, call, serverTime);
    case 'explainFigures':
    case 'listPeopleFigures':
    case 'listRising':
    case 'listRisingMentions':
      return answerCauses(name, call);
    case 'getFigures':
      return answerFigures(state, query, serverTime);
    case 'listFigureMentions':
      return listRowsBehind(state, query, serverTime);
    case 'listFigureTickets':
      return listTicketsBehind(state, query);
    case 'tellMention':
      state.told.push({ id: params.id ?? '', at: (call.body as { at: number }).at });
      return change(call, 'mention.told', (one) => ({
        ...one,
        toldAt: one.toldAt ?? (call.body as { at: number }).at,
      }));
    case 'claimMention':
      return change(call, 'mention.claimed', (one) => ({
        ...one,
        state: 'claimed',
        claimedBy: PERSON.id,
        claimedAt: serverTime,
      }));
    case 'passMention':
      return change(call, 'mention.claimed', (one) => ({
        ...one,
        state: 'claimed',
        claimedBy: (call.body as { to: string }).to,
        claimedAt: serverTime,
      }));
    case 'releaseMention':
      return change(call, 'mention.released', (one) => ({ ...one, state: 'open', claimedBy: null, claimedAt: null }));
    case 'reopenMention':
      return change(call, 'mention.updated', (one) => ({
        ...one,
        state: 'open',
        answeredAt: null,
        answeredBy: null,
        answeredHow: null,
        dismissReason: null,
      }));
    case 'answerMention': {
      const { how, at } = call.body as { how: 'page' | 'self-declared'; at: number };
      return change(call, 'mention.answered', (one) => ({
        ...one,
        state: 'answered',
        answeredAt: at,
        answeredBy: PERSON.id,
        answeredHow: how,
      }));
    }
    case 'dismissMention':
      return change(call, 'mention.dismissed', (one) => ({
        ...one,
        state: 'dismissed',
        dismissReason: (call.body as { reason: 'spam' }).reason,
      }));
    case 'createTicket':
      return createTicket(call, serverTime);
    case 'listTickets':
      return page(call, [...state.tickets.values()].reverse());
    case 'getTicket': {
      const ticket = state.tickets.get(params.id ?? '');
      if (!ticket) return { refuse: { status: 404, code: 'no-ticket', message: 'no such ticket' } };
      const clock = {
        id: 'c-1',
        subject: 'ticket',
        subjectId: ticket.id,
        policyId: 'resolution',
        rule: 'SLA-SOCIAL',
        startedAt: ticket.createdAt,
        warnAt: ticket.createdAt,
        dueAt: ticket.createdAt + 86_400_000,
        pausedAt: null,
        pauseReason: null,
        stoppedAt: null,
        outcome: null,
        calendarKnown: true,
      };
      return {
        ticket,
        clocks: [clock],
        evidence: [],
        events: state.events.filter((event) => event.subjectId === ticket.id),
      };
    }
    case 'getEvidencePack':
      state.packs.push({ id: params.id ?? '', lang: query.get('lang'), zone: query.get('zone') });
      return Buffer.from('PK');
    case 'updateTicket': {
      const ticket = state.tickets.get(params.id ?? '');
      if (!ticket) return { refuse: { status: 404, code: 'no-ticket', message: 'no such ticket' } };
      const changed: Ticket = { ...ticket, ...(call.body as Partial<Ticket>), updatedAt: serverTime };
      state.tickets.set(ticket.id, changed);
      call.tell('ticket.updated', ticket.id, changed);
      return { ticket: changed };
    }
    case 'withdrawTicket': {
      const ticket = state.tickets.get(params.id ?? '');
      if (ticket) state.withdrawn.push(ticket);
      const withdrawn = state.tickets.delete(params.id ?? '');
      if (ticket) call.tell('ticket.withdrawn', ticket.id, ticket);
      return { withdrawn };
    }
    case 'listAlerts':
      return page(call, [...state.alerts.values()]);
    case 'listEvents': {
      const after = Number(query.get('after') ?? 0);
      const items = state.events.filter((event) => event.seq > after).slice(0, Number(query.get('limit') ?? 200));
      return { items, last: items.at(-1)?.seq ?? state.events.length };
    }
    default:
      return answerDesk(name, call, serverTime);
  }
}

function pair(call: Call, serverTime: number, workspace: unknown): unknown {
  const code = (call.body as { code: string }).code;
  if (code !== PAIRING_CODE.replace(' ', '')) {
    return { refuse: { status: 403, code: 'bad-code', message: '配对码不对或已过期，请向管理员要一个新的。' } };
  }
  const token = randomUUID();
  call.state.tokens.add(token);
  return { token, person: PERSON, serverTime, workspace };
}

function change(call: Call, type: EventType, work: (mention: Mention) => Mention): unknown {
  const mention = call.state.mentions.get(call.params.id ?? '');
  if (!mention) return { refuse: { status: 404, code: 'no-mention', message: 'no such mention' } };
  const changed = work(mention);
  call.state.mentions.set(changed.id, changed);
  call.tell(type, changed.id, changed);
  return { mention: changed };
}

function createTicket(call: Call, now: number): unknown {
  const { evidence, ...draft } = call.body as TicketDraft;
  const known = [...call.state.tickets.values(), ...call.state.withdrawn].find(
    (one) => one.clientKey === draft.clientKey,
  );
  if (known) return { ticket: known, created: false };
  const number = 4128 + call.state.tickets.size + call.state.withdrawn.length;
  const ticket: Ticket = {
    ...draft,
    id: `t-${number}`,
    number,
    state: 'open',
    handlerId: null,
    returning: null,
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    closeReason: null,
    result: null,
    satisfaction: null,
    department: null,
    dueAt: now + 86_400_000,
    evidenceCount: evidence?.items.length ?? 0,
    updatedAt: now,
  };
  call.state.tickets.set(ticket.id, ticket);
  call.tell('ticket.created', ticket.id, ticket);
  return { ticket, created: true };
}

function includes(query: URLSearchParams, name: string, value: string): boolean {
  const wanted = query.get(name);
  return wanted === null || wanted.split(',').includes(value);
}

function page(call: Call, all: readonly unknown[]): unknown {
  const limit = Number(call.query.get('limit') ?? 50);
  const from = Number(call.query.get('after') ?? 0);
  const next = from + limit < all.length ? String(from + limit) : null;
  return { items: all.slice(from, from + limit), next };
}
