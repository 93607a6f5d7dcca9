import type { ApiAnswer } from '../../../shared/api.ts';
import { API_LEVEL, type ApiLevel } from '../../../shared/api-level.ts';
import type { RouteName } from '../../../shared/api-paths.ts';
import type { CorrectionRecord } from '../../../shared/model/correction.ts';
import type { EarshotEvent, EventType } from '../../../shared/model/event.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { PERMISSIONS, type Permission } from '../../../shared/model/permission.ts';
import type { PostOnPage } from '../../../shared/model/post-on-page.ts';
import type { ReplyApproval } from '../../../shared/model/reply-approval.ts';
import type { TeamTemplate } from '../../../shared/model/team-template.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import type { ListedAlert } from '../../../shared/schemas/alert.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';

export type StubWork = ApiAnswer<'getTicketWork'>;

/** The configuration file, and what another hand wrote since it was read. */
export interface StubSetup {
  draft: ConfigDraft;
  readonly writtenMeanwhile: ConfigDraft | null;
}

/** All that the stub monitor knows. A test changes it directly. */
export interface StubState {
  readonly mentions: Map<string, Mention>;
  readonly tickets: Map<string, Ticket>;
  readonly withdrawn: Ticket[];
  /** What colleagues did, by ticket. */
  readonly work: Map<string, StubWork>;
  /** Evidence packs that were asked for. */
  readonly packs: { id: string; lang: string | null; zone: string | null }[];
  readonly alerts: Map<string, ListedAlert>;
  readonly corrections: CorrectionRecord[];
  readonly events: EarshotEvent[];
  readonly tokens: Set<string>;
  readonly requests: { name: RouteName; at: number }[];
  readonly told: { id: string; at: number }[];
  /** What people decided against the guard. */
  readonly guardDecisions: unknown[];
  /** What in-browser listening handed over. */
  readonly inbox: PostOnPage[];
  /** Null: those that the house has from the first. */
  improvements: ApiAnswer<'listImprovements'>['items'] | null;
  sources: ApiAnswer<'listSources'>['items'];
  wordings: ApiAnswer<'listWordings'>['items'];
  teamTemplates: TeamTemplate[];
  siteCorrections: ApiAnswer<'listSiteCorrections'>['items'];
  correctionGivers: ApiAnswer<'listSiteCorrections'>['given'];
  siteHealth: ApiAnswer<'listSiteHealth'>['items'];
  /** Null: the paired person may not read the file. */
  setup: StubSetup | null;
  /** What the paired person may do. */
  permissions: readonly Permission[];
  /** Wordings that wait for somebody's word, the last first. */
  approvals: ReplyApproval[];
  /** Sources that cannot be heard. */
  blind: { id: string; name: string; since: number; reason: string | null }[];
  /** What the monitor says it speaks. */
  api: ApiLevel;
  /** The clock that the stub goes by. */
  now: () => number;
  /** Server time minus that of the clock. */
  skewMs: number;
  /** So many ticket answers are lost on the way after the ticket was made. */
  loseAnswers: number;
  /** Held back before each answer. */
  delayMs: number;
  drill: boolean;
  /** A drill runs beside the work. */
  practice: boolean;
}

export const PAIRING_CODE = '1234 5678';

export function createStubState(mentions: readonly Mention[] = []): StubState {
  return {
    mentions: new Map(mentions.map((mention) => [mention.id, mention])),
    tickets: new Map(),
    withdrawn: [],
    work: new Map(),
    packs: [],
    alerts: new Map(),
    corrections: [],
    events: [],
    tokens: new Set(),
    requests: [],
    told: [],
    guardDecisions: [],
    inbox: [],
    improvements: null,
    sources: [],
    wordings: [],
    teamTemplates: [],
    siteCorrections: [],
    correctionGivers: [],
    siteHealth: [],
    setup: null,
    permissions: PERMISSIONS,
    approvals: [],
    blind: [],
    api: API_LEVEL,
    now: Date.now,
    skewMs: 0,
    loseAnswers: 0,
    delayMs: 0,
    drill: false,
    practice: false,
  };
}

export const PERSON = { id: 'p-wang', name: '王敏', role: 'social' as const, active: true };

export interface Call {
  readonly state: StubState;
  readonly tell: (type: EventType, subjectId: string, data: unknown) => EarshotEvent;
  readonly token: string;
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}
