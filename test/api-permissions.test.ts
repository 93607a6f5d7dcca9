import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES, readRoutePath } from '../shared/api.ts';
import { API_PATHS, type RouteName } from '../shared/api-paths.ts';
import { ROLES, type Role } from '../shared/model/person.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await runApi({ limits: { requestsPerMinute: 100_000, anonymousRequestsPerMinute: 100_000 } });
});
afterAll(() => api.close());

const EVERYBODY: readonly Role[] = ROLES;
const WORKERS: readonly Role[] = ['social', 'pr', 'agent', 'lead', 'manager', 'director', 'admin'];
const LEADS: readonly Role[] = ['lead', 'manager', 'director', 'admin'];
const PR_DESK: readonly Role[] = ['pr', ...LEADS];
const ADMIN: readonly Role[] = ['admin'];
const RULERS: readonly Role[] = ['director', 'admin'];
const EXPORTERS: readonly Role[] = ['pr', ...LEADS, 'auditor'];

/** Written out by hand, so that a slip in the permission table shows. `null`: open without a token. */
const ALLOWED: Readonly<Record<RouteName, readonly Role[] | null>> = {
  pair: null,
  getHealth: null,
  unpair: EVERYBODY,
  getMe: EVERYBODY,
  getStatus: EVERYBODY,
  listBrands: EVERYBODY,
  listEvents: EVERYBODY,
  listMentions: EVERYBODY,
  listMonitored: EVERYBODY,
  lookupMentions: EVERYBODY,
  getMention: EVERYBODY,
  tellMention: WORKERS,
  claimMention: WORKERS,
  releaseMention: WORKERS,
  answerMention: WORKERS,
  dismissMention: WORKERS,
  reopenMention: WORKERS,
  noteGuardDecision: WORKERS,
  listGuardDecisions: LEADS,
  exportGuardDecisions: LEADS,
  sendInbox: WORKERS,
  reportSiteHealth: WORKERS,
  listSiteHealth: EVERYBODY,
  listSiteCorrections: EVERYBODY,
  giveSiteCorrection: ADMIN,
  dropSiteCorrection: ADMIN,
  createTicket: WORKERS,
  listTickets: EVERYBODY,
  getTicket: EVERYBODY,
  updateTicket: WORKERS,
  withdrawTicket: WORKERS,
  getEvidence: EVERYBODY,
  getEvidencePack: WORKERS,
  getTicketWork: EVERYBODY,
  addTicketNote: WORKERS,
  listTicketMails: WORKERS,
  answerByMail: WORKERS,
  setTicketTags: WORKERS,
  addTicketTask: WORKERS,
  finishTask: WORKERS,
  listTasks: EVERYBODY,
  mergeTicket: WORKERS,
  splitTicket: WORKERS,
  inviteToSurvey: WORKERS,
  inviteAnonymously: WORKERS,
  readSurveySums: EVERYBODY,
  requestDeletion: WORKERS,
  listDeletionRequests: EVERYBODY,
  checkIdentity: LEADS,
  decideDeletion: LEADS,
  listHolds: EVERYBODY,
  placeHold: LEADS,
  releaseHold: LEADS,
  getFigures: EVERYBODY,
  listFigureMentions: EVERYBODY,
  listFigureTickets: EVERYBODY,
  explainFigures: EVERYBODY,
  listPeopleFigures: EVERYBODY,
  putDaySums: LEADS,
  listDaySums: EVERYBODY,
  getCosts: EVERYBODY,
  listStories: EVERYBODY,
  getStory: EVERYBODY,
  setStoryOwner: PR_DESK,
  listBursts: EVERYBODY,
  correctMention: WORKERS,
  undoCorrection: WORKERS,
  listCorrections: EVERYBODY,
  testTerms: EVERYBODY,
  askApproval: WORKERS,
  listApprovals: EVERYBODY,
  decideApproval: PR_DESK,
  getBurst: EVERYBODY,
  listRising: EVERYBODY,
  listRisingMentions: EVERYBODY,
  listTemplates: EVERYBODY,
  saveTemplates: PR_DESK,
  archiveTemplate: PR_DESK,
  restoreTemplate: PR_DESK,
  putTemplateImage: PR_DESK,
  getTemplateImage: EVERYBODY,
  listSearches: EVERYBODY,
  saveSearch: WORKERS,
  updateSearch: WORKERS,
  deleteSearch: WORKERS,
  openCase: PR_DESK,
  listCases: EVERYBODY,
  getCase: EVERYBODY,
  decideCase: PR_DESK,
  setCaseStep: PR_DESK,
  closeCase: PR_DESK,
  draftStatement: PR_DESK,
  judgeStatement: EVERYBODY,
  postStatement: WORKERS,
  listWordings: EVERYBODY,
  getCustomer: EVERYBODY,
  lookupCustomer: EVERYBODY,
  updateCustomer: WORKERS,
  addIdentity: WORKERS,
  mergeCustomer: LEADS,
  blockCustomer: LEADS,
  listAlerts: EVERYBODY,
  acknowledgeAlert: WORKERS,
  listBrowserAlerts: EVERYBODY,
  takeBrowserAlert: EVERYBODY,
  tryAlert: ADMIN,
  testAlertChannel: ADMIN,
  listSources: EVERYBODY,
  testSource: LEADS,
  exportTickets: EXPORTERS,
  exportTicketsXlsx: EXPORTERS,
  exportMentions: EXPORTERS,
  exportFigures: EXPORTERS,
  exportFiguresXlsx: EXPORTERS,
  exportCauses: EXPORTERS,
  exportCausesXlsx: EXPORTERS,
  exportPeople: EXPORTERS,
  exportPeopleXlsx: EXPORTERS,
  exportRising: EXPORTERS,
  exportRisingXlsx: EXPORTERS,
  exportMentionsXlsx: EXPORTERS,
  listPeople: EVERYBODY,
  addPerson: ADMIN,
  updatePerson: ADMIN,
  getSetup: ADMIN,
  listSetupKinds: ADMIN,
  checkSetup: ADMIN,
  saveSetup: ADMIN,
  suggestTerms: ADMIN,
  trySource: ADMIN,
  tryChannel: ADMIN,
  tryRoutes: ADMIN,
  tryHelpdesk: ADMIN,
  tryMailbox: ADMIN,
  restartMonitor: ADMIN,
  listDevices: ADMIN,
  revokeDevice: ADMIN,
  passMention: WORKERS,
  takeIn: WORKERS,
  createPairingCode: ADMIN,
  listEscalations: EVERYBODY,
  acknowledgeEscalation: WORKERS,
  setDispute: WORKERS,
  listFollowUps: EVERYBODY,
  planFollowUp: WORKERS,
  endFollowUp: WORKERS,
  snoozeTicket: WORKERS,
  routeTicket: WORKERS,
  handOverTicket: WORKERS,
  linkTicket: WORKERS,
  answerTask: WORKERS,
  startPlaybook: WORKERS,
  makePromise: WORKERS,
  getCollaboration: EVERYBODY,
  giveConsent: WORKERS,
  withdrawConsent: WORKERS,
  startRemoteHelp: WORKERS,
  sendConfirmation: WORKERS,
  answerConfirmation: WORKERS,
  listNamedNotes: EVERYBODY,
  listShifts: EVERYBODY,
  addShift: LEADS,
  deleteShift: LEADS,
  getOnDuty: EVERYBODY,
  listDepartments: EVERYBODY,
  setDepartment: LEADS,
  getPolicies: EVERYBODY,
  setPolicies: RULERS,
  simulatePolicies: LEADS,
  listImprovements: EVERYBODY,
  addImprovement: LEADS,
  updateImprovement: LEADS,
  listKnowledge: EVERYBODY,
  proposeKnowledge: WORKERS,
  decideKnowledge: LEADS,
  listNotices: EVERYBODY,
  addNotice: LEADS,
  listNoticeTargets: EVERYBODY,
  markNoticeTold: WORKERS,
  listPilots: EVERYBODY,
  addPilot: RULERS,
  endPilot: RULERS,
  comparePilot: EVERYBODY,
};

async function call(name: RouteName, token: string | null): Promise<{ status: number; code: string | null }> {
  const { method, path } = readRoutePath(name);
  const response = await fetch(api.baseUrl + path.replace(/:\w+/g, 'unknown'), {
    method,
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  });
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as { error?: { code: string } }) : {};
  return { status: response.status, code: body.error?.code ?? null };
}

test('every route that the server has is in the table', async () => {
  const response = await fetch(`${api.baseUrl}/openapi.json`);
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, { operationId: string }>> };
  const served = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
  expect(served.sort()).toEqual(Object.keys(API_PATHS).sort());
  expect(Object.keys(ALLOWED).sort()).toEqual(served);
});

describe.each(Object.keys(ALLOWED) as RouteName[])('%s', (name) => {
  const allowed = ALLOWED[name];

  test('without a token', async () => {
    const { status, code } = await call(name, null);
    if (allowed === null) expect(status).not.toBe(401);
    else expect({ status, code }).toEqual({ status: 401, code: 'no-token' });
  });

  // It would end the devices that the other tests use.
  if (name === 'unpair') return;
  test.each(ROLES)('as %s', async (role) => {
    const { status, code } = await call(name, api.people[role].token);
    expect(status).toBeLessThan(500);
    expect(status).not.toBe(401);
    if (allowed !== null) expect(status === 403, `${status} ${code}`).toBe(!allowed.includes(role));
  });
});

test('what the panel is told it may do is what it may do', async () => {
  for (const role of ROLES) {
    const { permissions } = await api.people[role].client.getMe();
    const told = new Set<string>(permissions);
    for (const [name, spec] of Object.entries(ROUTES)) {
      if (spec.needs === 'nothing' || spec.needs === 'token') continue;
      expect(told.has(spec.needs), `${role} ${name}`).toBe(ALLOWED[name as RouteName]?.includes(role));
    }
  }
});

test('GET changes nothing: the event log and the audit log stay as they are', async () => {
  const mention = await api.addMention();
  const count = async () => {
    const rows = await Promise.all(
      (['events', 'mentions', 'tickets', 'clocks', 'alerts', 'sources', 'people'] as const).map((table) =>
        api.store.db.selectFrom(table).selectAll().execute(),
      ),
    );
    return JSON.stringify(rows);
  };
  const before = await count();
  for (const name of Object.keys(API_PATHS) as RouteName[]) {
    const { method, path } = readRoutePath(name);
    if (method !== 'GET') continue;
    await fetch(api.baseUrl + path.replace(':id', mention.id).replace(/:\w+/g, 'x'), {
      headers: { authorization: `Bearer ${api.people.admin.token}` },
    });
  }
  expect(await count()).toBe(before);
});
