/**
 * Name, method and address of every route: plain data, so that the extension's client carries no schemas.
 * The schemas stand in `shared/routes`, under the same names.
 */
export const API_PATHS = {
  pair: 'POST /v1/pair',
  unpair: 'POST /v1/unpair',
  getMe: 'GET /v1/me',
  getStatus: 'GET /v1/status',
  listBrands: 'GET /v1/brands',

  listMentions: 'GET /v1/mentions',
  lookupMentions: 'POST /v1/mentions/lookup',
  getMention: 'GET /v1/mentions/:id',
  tellMention: 'POST /v1/mentions/:id/told',
  claimMention: 'POST /v1/mentions/:id/claim',
  releaseMention: 'POST /v1/mentions/:id/release',
  answerMention: 'POST /v1/mentions/:id/answered',
  dismissMention: 'POST /v1/mentions/:id/dismiss',
  reopenMention: 'POST /v1/mentions/:id/reopen',
  passMention: 'POST /v1/mentions/:id/pass',
  sendInbox: 'POST /v1/inbox',

  listStories: 'GET /v1/stories',
  getStory: 'GET /v1/stories/:id',
  listBursts: 'GET /v1/bursts',
  getBurst: 'GET /v1/bursts/:id',
  listRising: 'GET /v1/rising',

  openCase: 'POST /v1/cases',
  listCases: 'GET /v1/cases',
  getCase: 'GET /v1/cases/:id',
  decideCase: 'POST /v1/cases/:id/decisions',
  setCaseStep: 'PATCH /v1/cases/:id/steps/:step',
  closeCase: 'POST /v1/cases/:id/close',
  draftStatement: 'POST /v1/cases/:id/statements',
  judgeStatement: 'POST /v1/statements/:id/verdict',
  postStatement: 'POST /v1/statements/:id/posts',
  listWordings: 'GET /v1/wordings',

  createTicket: 'POST /v1/tickets',
  takeIn: 'POST /v1/intake',
  listTickets: 'GET /v1/tickets',
  getTicket: 'GET /v1/tickets/:id',
  updateTicket: 'PATCH /v1/tickets/:id',
  withdrawTicket: 'POST /v1/tickets/:id/withdraw',
  getEvidence: 'GET /v1/tickets/:id/evidence/:evidenceId',
  getEvidencePack: 'GET /v1/tickets/:id/evidence-pack',

  getTicketWork: 'GET /v1/tickets/:id/work',
  addTicketNote: 'POST /v1/tickets/:id/notes',
  setTicketTags: 'PUT /v1/tickets/:id/tags',
  addTicketTask: 'POST /v1/tickets/:id/tasks',
  finishTask: 'POST /v1/tasks/:id/finish',
  listTasks: 'GET /v1/tasks',
  mergeTicket: 'POST /v1/tickets/:id/merge',
  splitTicket: 'POST /v1/tickets/:id/split',

  inviteToSurvey: 'POST /v1/tickets/:id/survey',
  inviteAnonymously: 'POST /v1/surveys',
  readSurveySums: 'GET /v1/surveys/sums',

  getCustomer: 'GET /v1/customers/:id',
  lookupCustomer: 'POST /v1/customers/lookup',
  updateCustomer: 'PATCH /v1/customers/:id',
  addIdentity: 'POST /v1/customers/:id/identities',
  mergeCustomer: 'POST /v1/customers/:id/merge',
  blockCustomer: 'POST /v1/customers/:id/block',

  requestDeletion: 'POST /v1/customers/:id/deletion-requests',
  listDeletionRequests: 'GET /v1/deletion-requests',
  checkIdentity: 'POST /v1/deletion-requests/:id/identity-check',
  decideDeletion: 'POST /v1/deletion-requests/:id/decide',
  placeHold: 'POST /v1/legal-holds',
  releaseHold: 'POST /v1/legal-holds/:id/release',

  listEscalations: 'GET /v1/escalations',
  acknowledgeEscalation: 'POST /v1/escalations/:id/acknowledge',
  setDispute: 'POST /v1/tickets/:id/dispute',
  listFollowUps: 'GET /v1/follow-ups',
  planFollowUp: 'POST /v1/tickets/:id/follow-ups',
  endFollowUp: 'POST /v1/follow-ups/:id/end',
  snoozeTicket: 'POST /v1/tickets/:id/snooze',
  routeTicket: 'POST /v1/tickets/:id/route',
  handOverTicket: 'POST /v1/tickets/:id/hand-over',
  linkTicket: 'POST /v1/tickets/:id/links',
  answerTask: 'POST /v1/tasks/:id/answer',
  startPlaybook: 'POST /v1/tickets/:id/playbook',
  makePromise: 'POST /v1/tasks/:id/promise',
  getCollaboration: 'GET /v1/tickets/:id/collaboration',
  giveConsent: 'POST /v1/tickets/:id/consents',
  withdrawConsent: 'POST /v1/tickets/:id/consents/withdraw',
  startRemoteHelp: 'POST /v1/tickets/:id/remote-help',
  sendConfirmation: 'POST /v1/tickets/:id/confirmations',
  answerConfirmation: 'POST /v1/confirmations/:id/answer',
  listNamedNotes: 'GET /v1/notes/named',

  listShifts: 'GET /v1/shifts',
  addShift: 'POST /v1/shifts',
  deleteShift: 'DELETE /v1/shifts/:id',
  getOnDuty: 'GET /v1/on-duty',
  listDepartments: 'GET /v1/departments',
  setDepartment: 'PUT /v1/departments/:id',

  getPolicies: 'GET /v1/policies',
  setPolicies: 'PUT /v1/policies',
  simulatePolicies: 'POST /v1/policies/simulate',
  listImprovements: 'GET /v1/improvements',
  addImprovement: 'POST /v1/improvements',
  updateImprovement: 'PATCH /v1/improvements/:id',
  listKnowledge: 'GET /v1/knowledge',
  proposeKnowledge: 'POST /v1/knowledge',
  decideKnowledge: 'POST /v1/knowledge/:id/decide',
  listNotices: 'GET /v1/notices',
  addNotice: 'POST /v1/notices',
  listNoticeTargets: 'GET /v1/notices/:id/targets',
  markNoticeTold: 'POST /v1/notices/:id/told',
  listPilots: 'GET /v1/pilots',
  addPilot: 'POST /v1/pilots',
  endPilot: 'POST /v1/pilots/:id/end',
  comparePilot: 'GET /v1/pilots/:id/comparison',

  listAlerts: 'GET /v1/alerts',
  acknowledgeAlert: 'POST /v1/alerts/:id/acknowledge',
  listSources: 'GET /v1/sources',
  testSource: 'POST /v1/sources/:id/test',
  listPeople: 'GET /v1/people',
  addPerson: 'POST /v1/people',
  updatePerson: 'PATCH /v1/people/:id',
  createPairingCode: 'POST /v1/people/:id/pairing-code',
  listDevices: 'GET /v1/people/:id/devices',
  revokeDevice: 'POST /v1/devices/:id/revoke',
  listEvents: 'GET /v1/events',
  getFigures: 'GET /v1/figures',
  exportTickets: 'GET /v1/exports/tickets.csv',
  exportTicketsXlsx: 'GET /v1/exports/tickets.xlsx',
  exportMentions: 'GET /v1/exports/mentions.csv',
  exportMentionsXlsx: 'GET /v1/exports/mentions.xlsx',

  getHealth: 'GET /healthz',
} as const;

/** The WebSocket of the event log: `shared/schemas/stream.ts` has its messages. */
export const STREAM_PATH = '/v1/stream';

/** Close codes of the stream. */
export const STREAM_CLOSE = { badToken: 4401, noHello: 4408, tooSlow: 4429 } as const;

/** Routes that answer with a file instead of JSON. */
export const FILE_ROUTES: readonly RouteName[] = [
  'getEvidence',
  'getEvidencePack',
  'exportTickets',
  'exportTicketsXlsx',
  'exportMentions',
  'exportMentionsXlsx',
];

export type RouteName = keyof typeof API_PATHS;
