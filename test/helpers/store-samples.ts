import type { AlertDraft } from '../../monitor/store/alerts.ts';
import type { MentionDraft } from '../../monitor/store/heard/mentions.ts';
import type { Analysis } from '../../shared/model/analysis.ts';
import type { Entry } from '../../shared/model/entry.ts';
import type { TicketDraft } from '../../shared/model/ticket.ts';

/** A fixed instant that samples count from: 2026-03-02T08:00:00Z. */
export const SAMPLE_AT = 1_772_438_400_000;

export function sampleEntry(change: Partial<Entry> = {}): Entry {
  return {
    id: 'g1',
    link: 'https://forum.example/p/1',
    title: '退款没有到账',
    author: { name: '小王', email: null, url: null },
    publishedAt: SAMPLE_AT,
    updatedAt: null,
    summary: null,
    content: '说好三天退款，现在还没有到账。',
    lang: 'zh',
    ...change,
  };
}

export function sampleAnalysis(change: Partial<Analysis> = {}): Analysis {
  return {
    matches: [],
    sentiment: { label: 'neg', score: -0.8, confidence: 0.9 },
    complaint: { is: true, confidence: 0.9 },
    kind: 'complaint',
    topic: 'returns',
    urgency: 'important',
    level: 'orange',
    flags: {
      safety: false,
      legal: false,
      media: false,
      amountYuan: 0,
      repeated: false,
      emotional: false,
      spam: false,
      resolved: false,
      question: false,
    },
    departments: ['service'],
    why: [],
    ...change,
  };
}

let postNumber = 0;

export function sampleMention(change: Partial<MentionDraft> = {}): MentionDraft {
  postNumber += 1;
  return {
    brandId: 'yunque',
    sourceId: 'forum',
    site: 'forum.example',
    postKey: `forum:${postNumber}`,
    permalink: `https://forum.example/p/${postNumber}`,
    author: { name: '小王', email: null, url: null },
    title: null,
    text: '云雀的退款一直没有到账',
    lang: 'zh',
    rating: null,
    metrics: { likes: 3 },
    analysis: sampleAnalysis(),
    urgency: 'important',
    level: 'orange',
    publishedAt: SAMPLE_AT,
    publishedTrusted: true,
    foundAt: SAMPLE_AT + 60_000,
    answerDueAt: SAMPLE_AT + 600_000,
    storyId: null,
    drill: false,
    ...change,
  };
}

let keyNumber = 0;

export function sampleTicket(change: Partial<TicketDraft> = {}): Omit<TicketDraft, 'evidence'> {
  keyNumber += 1;
  const { evidence: _, ...draft } = {
    clientKey: `key-${keyNumber}`,
    channel: 'social' as const,
    site: 'forum.example',
    permalink: null,
    postKey: null,
    mentionId: null,
    brandId: 'yunque',
    customer: { name: '小王', email: null, url: null },
    contact: null,
    problem: '退款一直没有到账',
    kind: 'complaint' as const,
    topic: 'returns' as const,
    urgency: 'important' as const,
    orderNumber: null,
    product: null,
    publishedAt: SAMPLE_AT,
    createdAt: SAMPLE_AT,
    evidence: null,
    drill: false,
    ...change,
  };
  return draft;
}

export function sampleAlert(change: Partial<AlertDraft> = {}): AlertDraft {
  return {
    kind: 'mention',
    mentionId: null,
    ticketId: null,
    channelId: 'hook',
    now: SAMPLE_AT,
    content: {
      kind: 'mention',
      level: 'orange',
      headline: { 'zh-CN': '投诉', en: 'Complaint' },
      excerpt: '退款',
      author: null,
      site: null,
      permalink: null,
      brand: '云雀',
      reasons: [],
      publishedAt: SAMPLE_AT,
      dueAt: SAMPLE_AT + 600_000,
      storySize: 1,
      ackUrl: null,
      drill: false,
    },
    ...change,
  };
}
