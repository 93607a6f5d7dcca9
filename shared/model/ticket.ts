import type { Kind, Topic, Urgency } from './analysis.ts';
import type { Author } from './entry.ts';
import type { EvidenceCapture } from './evidence.ts';

/** 待处理 · 处理中 · 等待客户 · 已解决 · 已关闭. The report of TKT-1 shows `waiting` as 处理中. */
export const TICKET_STATES = ['open', 'working', 'waiting', 'resolved', 'closed'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** The `lastError` of a hand-over whose ticket somebody deleted in the company's helpdesk. */
export const HAND_OVER_GONE = 'gone';

/** Contact channels whose tickets share one desk. */
export const CONTACT_CHANNELS = ['social', 'review', 'phone', 'chat', 'mail', 'wechat', 'store', 'other'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** What makes a ticket: sent by the extension or by the intake, with a key made by the client (one ticket per key). */
export interface TicketDraft {
  /** Made once by the client and sent with every try. */
  readonly clientKey: string;
  readonly channel: ContactChannel;
  readonly site: string | null;
  readonly permalink: string | null;
  readonly postKey: string | null;
  readonly mentionId: string | null;
  readonly brandId: string | null;
  readonly customer: Author | null;
  /** TKT-1 联系方式. Private. */
  readonly contact: string | null;
  /** TKT-1 问题描述. */
  readonly problem: string;
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  /** TKT-2. Private. */
  readonly orderNumber: string | null;
  readonly product: string | null;
  /** TKT-2 发生时间: when it happened, as the customer says; null or left out: not known. */
  readonly happenedAt?: number | null;
  /** TKT-2: what the customer tried already, so that nobody proposes it again; null or left out: not known. Private. */
  readonly tried?: string | null;
  readonly publishedAt: number | null;
  /** When the customer had the first words, where the contact itself brought them: a call, a chat. Null or left out: not yet, or not known. */
  readonly answeredAt?: number | null;
  /** SLA-PHONE: how often it rang before somebody took the call. Null or left out: not known. */
  readonly rings?: number | null;
  /** When the person clicked. */
  readonly createdAt: number;
  readonly evidence: EvidenceCapture | null;
  readonly drill: boolean;
}

/** The record of TKT-1 and TKT-2. */
export interface Ticket extends Omit<TicketDraft, 'evidence' | 'answeredAt' | 'rings'> {
  readonly id: string;
  readonly number: number;
  readonly state: TicketState;
  readonly handlerId: string | null;
  /** TKT-1 客户类型; null: not known yet. */
  readonly returning: boolean | null;
  readonly firstResponseAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly closeReason: string | null;
  readonly result: string | null;
  /** 1 … 5. */
  readonly satisfaction: number | null;
  readonly department: string | null;
  readonly dueAt: number | null;
  readonly evidenceCount: number;
  readonly updatedAt: number;
  /** Put aside until then: out of the list of work, while its clocks run on; null or left out: not put aside. */
  readonly snoozedUntil?: number | null;
  /** The record of who wrote, over all channels (TKT-8); null or left out: not known. */
  readonly customerId?: string | null;
}
