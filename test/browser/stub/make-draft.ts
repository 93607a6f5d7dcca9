import type { TicketDraft } from '../../../shared/model/ticket.ts';

/** A ticket as the overlay makes it, with one piece of evidence. */
export function makeDraft(clientKey: string, now: number): TicketDraft {
  return {
    clientKey,
    channel: 'social',
    site: 'weibo',
    permalink: `https://weibo.com/100/${clientKey}`,
    postKey: `weibo:${clientKey}`,
    mentionId: null,
    brandId: 'xinrui',
    customer: { name: '阿柚不加糖', email: null, url: null },
    contact: null,
    problem: '屏幕第一天就有绿线',
    kind: 'complaint',
    topic: 'quality',
    urgency: 'important',
    orderNumber: null,
    product: null,
    publishedAt: now - 60_000,
    createdAt: now,
    evidence: {
      capturedAt: now,
      url: `https://weibo.com/100/${clientKey}`,
      timeZone: 'Asia/Shanghai',
      userAgent: 'test',
      extensionVersion: '0.1.0',
      viewport: { width: 1280, height: 900, scale: 1 },
      items: [
        { kind: 'text', mediaType: 'text/plain', data: '屏幕第一天就有绿线', encoding: 'utf8', sha256: 'a'.repeat(64) },
      ],
      missing: [],
    },
    drill: false,
  };
}
