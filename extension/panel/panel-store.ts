import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../shared/api.ts';
import type { Level } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Mention } from '../../shared/model/mention.ts';
import type { Permission } from '../../shared/model/permission.ts';
import type { Ticket } from '../../shared/model/ticket.ts';
import { listApprovalLevels } from '../../shared/service/approval-policy.ts';
import type { OutboxRow } from '../sync/database.ts';
import { ALONE, type LinkState } from '../sync/link-state.ts';
import type { Pairing } from '../sync/pairing-store.ts';
import { NO_TROUBLE, type StorageTrouble } from '../sync/storage-trouble.ts';
import { type Route, readRoute } from './route.ts';

export const FILTERS = ['live', 'open', 'mine', 'snoozed', 'answered', 'dismissed', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** What is asked about the open mention before it is done. */
export type Asking = 'dismiss' | 'pass' | 'snooze';

/** A short word at the foot of the panel, with what can be done about it. */
export interface Toast {
  readonly id: number;
  readonly text: Labels;
  readonly tone: 'done' | 'problem';
  /** The ticket it speaks of: open it, or take it back until then. */
  readonly ticketKey?: string;
  readonly undoUntil?: number;
}

/** Everything that the panel shows. Replaced, never changed in place. */
export interface PanelState {
  readonly route: Route;
  /** What was known before is on the screen. */
  readonly cacheRead: boolean;
  /** What the browser's storage did to what was kept. */
  readonly trouble: StorageTrouble;
  /** The monitor's own lists have been read in this panel. */
  readonly listsRead: boolean;
  readonly pairing: Pairing | null;
  readonly link: LinkState;
  /** False: the browser does not let us speak to the monitor's address. */
  readonly permitted: boolean;
  /** The first answer of the monitor has not come yet, or it is not known yet whether there is one to ask. */
  readonly connecting: boolean;
  readonly status: ApiAnswer<'getStatus'> | null;
  /** This person switched to the practice that runs beside the work. */
  readonly practising: boolean;
  readonly mentions: ReadonlyMap<string, Mention>;
  readonly tickets: ReadonlyMap<string, Ticket>;
  readonly outbox: readonly OutboxRow[];
  readonly people: ReadonlyMap<string, string>;
  readonly brands: readonly Brand[];
  /** What this person may do; null: not known, the monitor will say. */
  readonly permissions: ReadonlySet<Permission> | null;
  /** Levels whose public answers wait for somebody's word (SOC-6). */
  readonly approvalLevels: readonly Level[];
  /** Mentions that this person put off, and until when. */
  readonly snoozed: ReadonlyMap<string, number>;
  /** Stories whose posts stand one by one. */
  readonly openStories: ReadonlySet<string>;
  /** Moves whenever a case or a burst changed: what the PR desk shows is read again. */
  readonly prVersion: number;
  /** Moves with every event about a mention or a ticket: what is counted from them is read again. */
  readonly heardVersion: number;
  /** Moves with every event about an alert or a step up. */
  readonly alertVersion: number;
  readonly asking: Asking | null;
  readonly filter: Filter;
  readonly level: Level | null;
  readonly site: string | null;
  readonly brand: string | null;
  readonly query: string;
  readonly selectedId: string | null;
  readonly toast: Toast | null;
  readonly helpOpen: boolean;
}

const START: PanelState = {
  route: readRoute(''),
  cacheRead: false,
  trouble: NO_TROUBLE,
  listsRead: false,
  pairing: null,
  link: ALONE,
  permitted: true,
  connecting: true,
  status: null,
  practising: false,
  mentions: new Map(),
  tickets: new Map(),
  outbox: [],
  people: new Map(),
  brands: [],
  permissions: null,
  approvalLevels: listApprovalLevels(),
  snoozed: new Map(),
  openStories: new Set(),
  prVersion: 0,
  heardVersion: 0,
  alertVersion: 0,
  asking: null,
  filter: 'live',
  level: null,
  site: null,
  brand: null,
  query: '',
  selectedId: null,
  toast: null,
  helpOpen: false,
};

let state = START;
const listeners = new Set<() => void>();

/** The state as it is now. */
export function getPanel(): PanelState {
  return state;
}

/** Changes part of the state and tells whoever shows it. */
export function setPanel(change: Partial<PanelState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** The state, and every later one. */
export function usePanelState(): PanelState {
  const [shown, setShown] = useState(state);
  useEffect(() => {
    const look = () => setShown(state);
    look(); // it may have changed between the first drawing and now
    listeners.add(look);
    return () => {
      listeners.delete(look);
    };
  }, []);
  return shown;
}

/** Puts mentions in, newest word last. */
export function putMentions(mentions: readonly Mention[]): void {
  if (mentions.length === 0) return;
  const next = new Map(state.mentions);
  for (const mention of mentions) next.set(mention.id, mention);
  setPanel({ mentions: next });
}

/** Puts tickets in, newest word last. */
export function putTickets(tickets: readonly Ticket[]): void {
  if (tickets.length === 0) return;
  const next = new Map(state.tickets);
  for (const ticket of tickets) next.set(ticket.id, ticket);
  setPanel({ tickets: next });
}

/** Whether to show what needs this permission. */
export function may(state: PanelState, permission: Permission): boolean {
  return state.permissions === null || state.permissions.has(permission);
}

let toastId = 0;

/** Shows a short word; the next one replaces it. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  toastId += 1;
  setPanel({ toast: { ...toast, id: toastId } });
}
