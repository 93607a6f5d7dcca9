import type {
  AuditHeadsTable,
  AuditSealHeadsTable,
  AuditSealsTable,
  AuditTable,
  EvidenceCapturesTable,
  EvidenceItemsTable,
} from './audit.ts';
import type {
  ClocksTable,
  CustomersTable,
  EscalationChecksTable,
  EscalationsTable,
  FollowUpsTable,
  IdentitiesTable,
  MailsTable,
} from './desk.ts';
import type { DaySumsTable, FigureDaysTable, FigureHoursTable } from './figures.ts';
import type { DeletionRequestsTable, LegalHoldsTable, TombstonesTable } from './forget.ts';
import type {
  BurstsTable,
  CorrectionsTable,
  EntriesTable,
  EntryRevisionsTable,
  GuardDecisionsTable,
  MentionKeysTable,
  MentionsTable,
  ReplyApprovalsTable,
  SavedSearchesTable,
  SearchTable,
  SightingsTable,
  SiteHealthTable,
  SourcesTable,
  StoriesTable,
  StoryKeysTable,
} from './heard.ts';
import type { AlertsTable, CountersTable, EventsTable, LeaseTable, SettingsTable } from './house.ts';
import type {
  ImprovementsTable,
  KnowledgeTable,
  NoticesTable,
  NoticeTargetsTable,
  PilotsTable,
  SurveyAnswersTable,
  SurveyInvitesTable,
  SurveySumsTable,
} from './improving.ts';
import type {
  AbsencesTable,
  BrowserOfferPeopleTable,
  BrowserOffersTable,
  DepartmentMembersTable,
  DevicesTable,
  PairingCodesTable,
  PeopleTable,
  PersonChannelsTable,
  ShiftsTable,
} from './people.ts';
import type {
  CrisisCasesTable,
  CrisisDecisionsTable,
  CrisisStepsTable,
  StatementPostsTable,
  StatementsTable,
  StatementVerdictsTable,
} from './pr.ts';
import type { TeamTemplatesTable, TemplateImagesTable } from './replies.ts';
import type {
  ConfirmationsTable,
  ConsentsTable,
  HandedTicketsTable,
  TicketLinksTable,
  TicketNotesTable,
  TicketsTable,
  TicketTagsTable,
  TicketTasksTable,
} from './tickets.ts';

/** All tables, as the migrations leave them; one file a room of the store. */
export interface Tables {
  counters: CountersTable;
  lease: LeaseTable;
  settings: SettingsTable;
  sources: SourcesTable;
  siteHealth: SiteHealthTable;
  entries: EntriesTable;
  entryRevisions: EntryRevisionsTable;
  mentions: MentionsTable;
  mentionKeys: MentionKeysTable;
  mentionSearch: SearchTable;
  sightings: SightingsTable;
  stories: StoriesTable;
  storyKeys: StoryKeysTable;
  clocks: ClocksTable;
  alerts: AlertsTable;
  tickets: TicketsTable;
  ticketSearch: SearchTable;
  handedTickets: HandedTicketsTable;
  evidenceCaptures: EvidenceCapturesTable;
  evidenceItems: EvidenceItemsTable;
  people: PeopleTable;
  devices: DevicesTable;
  pairingCodes: PairingCodesTable;
  events: EventsTable;
  audit: AuditTable;
  auditHeads: AuditHeadsTable;
  auditSeals: AuditSealsTable;
  auditSealHeads: AuditSealHeadsTable;
  customers: CustomersTable;
  identities: IdentitiesTable;
  ticketNotes: TicketNotesTable;
  ticketTasks: TicketTasksTable;
  ticketLinks: TicketLinksTable;
  ticketTags: TicketTagsTable;
  followUps: FollowUpsTable;
  escalations: EscalationsTable;
  surveyInvites: SurveyInvitesTable;
  surveyAnswers: SurveyAnswersTable;
  surveySums: SurveySumsTable;
  deletionRequests: DeletionRequestsTable;
  legalHolds: LegalHoldsTable;
  tombstones: TombstonesTable;
  shifts: ShiftsTable;
  absences: AbsencesTable;
  departmentMembers: DepartmentMembersTable;
  personChannels: PersonChannelsTable;
  browserOffers: BrowserOffersTable;
  browserOfferPeople: BrowserOfferPeopleTable;
  escalationChecks: EscalationChecksTable;
  consents: ConsentsTable;
  confirmations: ConfirmationsTable;
  improvements: ImprovementsTable;
  knowledge: KnowledgeTable;
  notices: NoticesTable;
  noticeTargets: NoticeTargetsTable;
  pilots: PilotsTable;
  bursts: BurstsTable;
  corrections: CorrectionsTable;
  replyApprovals: ReplyApprovalsTable;
  guardDecisions: GuardDecisionsTable;
  crisisCases: CrisisCasesTable;
  crisisSteps: CrisisStepsTable;
  crisisDecisions: CrisisDecisionsTable;
  statements: StatementsTable;
  statementVerdicts: StatementVerdictsTable;
  statementPosts: StatementPostsTable;
  mails: MailsTable;
  savedSearches: SavedSearchesTable;
  teamTemplates: TeamTemplatesTable;
  templateImages: TemplateImagesTable;
  daySums: DaySumsTable;
  figureDays: FigureDaysTable;
  figureHours: FigureHoursTable;
}
