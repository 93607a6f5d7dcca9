import type { z } from 'zod';
import type { Urgency } from '../shared/model/analysis.ts';
import type { Labels } from '../shared/model/labels.ts';
import type { TicketState } from '../shared/model/ticket.ts';
import type { DeliveryContext } from './alert-channel.ts';

/** What any helpdesk can say of a ticket; each file maps its own words on these. */
export type RemoteState = 'open' | 'pending' | 'solved';

/** A ticket as it is handed out. Private fields are there for the mapping of fields alone; the text holds none of them. */
export interface TicketCard {
  /** `earshot-N`: the same at each attempt, and what the helpdesk is searched for before a second one. */
  readonly key: string;
  readonly number: number;
  readonly subject: string;
  /** Plain text: what happened, where it stands, how urgent it is. */
  readonly text: string;
  readonly state: TicketState;
  readonly remoteState: RemoteState;
  readonly urgency: Urgency;
  readonly tags: readonly string[];
  /** TKT-1 and TKT-2 by name, for `fields` of the settings. */
  readonly values: Readonly<Record<CardField, string | null>>;
}

/** Fields that an administrator may map on fields of the helpdesk. `contact` and `orderNumber` are private. */
export const CARD_FIELDS = [
  'number',
  'channel',
  'site',
  'permalink',
  'brand',
  'customer',
  'contact',
  'problem',
  'kind',
  'topic',
  'urgency',
  'orderNumber',
  'product',
  'department',
  'dueAt',
] as const;
export type CardField = (typeof CARD_FIELDS)[number];

/** A ticket over there. */
export interface RemoteTicket {
  readonly id: string;
  /** For people; null where the helpdesk names none. */
  readonly url: string | null;
  readonly state: RemoteState;
}

/** Tickets that changed over there, the oldest change first. */
export interface RemoteChanges {
  readonly tickets: readonly RemoteTicket[];
  /** Instant of the last change among them when there are more than could be asked for; null: these are all. */
  readonly upTo: number | null;
}

/** One kind of helpdesk: a file in `monitor/helpdesk/helpdesks` whose default export satisfies this. All calls throw `DeliveryError`. */
export interface Helpdesk<Settings = unknown> {
  /** Equal to the file name. */
  readonly id: string;
  readonly labels: Labels;
  /** What the administrator has to prepare there. */
  readonly notes?: Labels;
  readonly settings: z.ZodType<Settings>;
  readonly example: Settings;
  /** Requests a minute that its smallest plan allows. */
  readonly perMinute: number;
  /** The ticket of an earlier attempt, of which nobody knows whether it arrived. */
  find(key: string, settings: Settings, context: DeliveryContext): Promise<RemoteTicket | null>;
  create(card: TicketCard, settings: Settings, context: DeliveryContext): Promise<RemoteTicket>;
  /** Brings state, urgency and mapped fields over; adds no words of ours to the conversation. */
  update(id: string, card: TicketCard, settings: Settings, context: DeliveryContext): Promise<RemoteTicket>;
  /**
   * Every ticket that changed over there since an instant, ours or not, where its interface can be asked so: a few requests
   * instead of one for each ticket of ours, and never more than `most` (at least 1). Null: this one cannot be asked so, or not for so long a
   * stretch; our tickets are asked for one by one.
   */
  listChanged?(
    since: number,
    settings: Settings,
    context: DeliveryContext,
    bounds: { readonly most: number },
  ): Promise<RemoteChanges | null>;
  /** States of the tickets that are still there: one that was deleted, or that lies in the trash, is left out. */
  read(ids: readonly string[], settings: Settings, context: DeliveryContext): Promise<readonly RemoteTicket[]>;
}
