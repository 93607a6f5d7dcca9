import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { RouteName } from '../../../shared/api-paths.ts';
import type { EventType } from '../../../shared/model/event.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import type { PostOnPage } from '../../../shared/model/post-on-page.ts';
import { SOURCE_STATES } from '../../../shared/model/source.ts';
import { sampleSiteHealth } from './sample-sources.ts';
import { answerApprovals } from './stub-approvals.ts';
import { answerCauses } from './stub-causes.ts';
import { answerDesk } from './stub-desk.ts';
import { answerFigures, listRowsBehind, listTicketsBehind } from './stub-figures.ts';
import { answerGuardDecisions } from './stub-guard.ts';
import { answerHouse } from './stub-house.ts';
import { answerSetup } from './stub-setup.ts';
import { answerSites } from './stub-sites.ts';
import { type Call, PAIRING_CODE, PERSON } from './stub-state.ts';
import { readStatus } from './stub-status.ts';
import { answerTemplates } from './stub-templates.ts';
import { answerTickets } from './stub-tickets.ts';

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
      return { changes: {}, configured: {}, version: null, policies: {} };
    case 'listWordings':
      return { items: state.wordings };
    case 'listTemplates':
    case 'saveTemplates':
    case 'archiveTemplate':
    case 'restoreTemplate':
      return answerTemplates(name, call, serverTime);
    case 'listSiteCorrections':
    case 'giveSiteCorrection':
    case 'dropSiteCorrection':
      return answerSites(name, call, serverTime);
    case 'listPeople':
      return { items: PEOPLE };
    case 'getSetup':
    case 'listSetupKinds':
    case 'saveSetup':
      return answerSetup(name, call);
    case 'listSources':
      return listSources(call);
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
    case 'listGuardDecisions':
      return answerGuardDecisions(state);
    case 'noteGuardDecision':
      state.guardDecisions.push(call.body);
      return { recorded: true };
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
      const known = state.mentions.get(params.id ?? '');
      if (known?.state === 'answered') return { mention: known }; // said again: nothing changes, nobody hears of it
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
    case 'listTickets':
      return page(call, [...state.tickets.values()].reverse());
    case 'createTicket':
    case 'getTicket':
    case 'getEvidencePack':
    case 'updateTicket':
    case 'withdrawTicket':
      return answerTickets(name, call, serverTime);
    case 'listAlerts':
      return page(
        call,
        [...state.alerts.values()].filter(({ mentionId }) => (query.get('mention') ?? mentionId) === mentionId),
      );
    case 'listBrowserAlerts':
      return { items: [] };
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

function includes(query: URLSearchParams, name: string, value: string): boolean {
  const wanted = query.get(name);
  return wanted === null || wanted.split(',').includes(value);
}

/** The worst heard first, as the monitor gives them. */
function listSources(call: Call): unknown {
  const { sources } = call.state;
  const word = (call.query.get('query') ?? '').toLowerCase();
  const found = SOURCE_STATES.flatMap((state) => sources.filter((source) => source.state === state)).filter((source) =>
    `${source.name}\n${source.type}`.toLowerCase().includes(word),
  );
  return { ...page(call, found), total: sources.length };
}

function page(call: Call, all: readonly unknown[]): object {
  const limit = Number(call.query.get('limit') ?? 50);
  const from = Number(call.query.get('after') ?? 0);
  const next = from + limit < all.length ? String(from + limit) : null;
  return { items: all.slice(from, from + limit), next };
}
