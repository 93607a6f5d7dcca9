import { createHash } from 'node:crypto';
import type { Attachment, ParsedMail } from 'mailparser';

/** A mail as far as the desk needs it; every word of it is somebody else's. */
export interface IncomingMail {
  /** Without angle brackets; made from the bytes when there is none, so that the same mail is the same. */
  readonly messageId: string;
  /** Messages it answers, the nearest first. */
  readonly answers: readonly string[];
  readonly from: { readonly address: string; readonly name: string } | null;
  readonly subject: string;
  readonly text: string;
  /** Sent by a machine: it is never answered and makes no ticket. Null: a person wrote. */
  readonly automatic: 'bounce' | 'reply' | 'list' | null;
  readonly attachments: readonly { readonly mediaType: string; readonly bytes: Buffer }[];
  /** Attachments that were too large or too many. */
  readonly left: number;
  /** What could not be read; the text is then the raw mail. */
  readonly broken: boolean;
}

/** A bound on what is read into memory: as much as most providers let through. */
export const MOST_MAIL_BYTES = 25 * 1024 * 1024;
/** RFC 5322 allows long ones; an index does not. */
const MOST_ID_CHARACTERS = 300;
const MOST_TEXT_CHARACTERS = 50_000;
const MOST_ATTACHMENTS = 15;
const MOST_ATTACHMENT_BYTES = 10 * 1024 * 1024;
const MOST_ANSWERS = 50;

/** Reads the bytes of a mail. Never throws: what cannot be read is kept as text. */
export async function readMail(source: Buffer): Promise<IncomingMail> {
  try {
    const { simpleParser } = await import('mailparser');
    const mail = await simpleParser(source, {
      skipImageLinks: true,
      skipTextToHtml: true,
      maxHtmlLengthToParse: 2 * 1024 * 1024,
    });
    return toIncoming(mail, source);
  } catch {
    return { ...EMPTY, messageId: hashId(source), text: decode(source), broken: true };
  }
}

const EMPTY = { answers: [], from: null, subject: '', automatic: null, attachments: [], left: 0 } as const;

function toIncoming(mail: ParsedMail, source: Buffer): IncomingMail {
  const [from] = mail.from?.value ?? [];
  const references = typeof mail.references === 'string' ? [mail.references] : (mail.references ?? []);
  const text = (mail.text ?? '').trim();
  const taken = mail.attachments.filter(isTaken).slice(0, MOST_ATTACHMENTS);
  return {
    messageId: mail.messageId === undefined ? hashId(source) : cleanId(mail.messageId),
    answers: [mail.inReplyTo, ...references.toReversed()]
      .flatMap((id) => (id === undefined ? [] : id.split(/\s+/)))
      .map(cleanId)
      .filter((id, i, all) => id !== '' && all.indexOf(id) === i)
      .slice(0, MOST_ANSWERS),
    from: from?.address ? { address: from.address.toLowerCase(), name: from.name.trim() } : null,
    subject: (mail.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, 500),
    text: text.slice(0, MOST_TEXT_CHARACTERS),
    automatic: judgeAutomatic(mail),
    attachments: taken.map(({ contentType, content }) => ({ mediaType: cleanType(contentType), bytes: content })),
    left: mail.attachments.length - taken.length,
    broken: false,
  };
}

function isTaken({ content, size }: Attachment): boolean {
  return Buffer.isBuffer(content) && size <= MOST_ATTACHMENT_BYTES;
}

/** Mailboxes in China answer by themselves without a header that says so; whoever answers that has "Re:" before it. */
const AUTOMATIC_SUBJECT =
  /^\s*(?:自动(?:回复|答复|应答)|自動(?:回覆|回复)|auto(?:matic)?[- ]?reply|out of (?:the )?office)\s*(?:[:：（([【]|$)/i;

/** RFC 3834 and what machines send beside it. Two machines that answer each other never end. */
function judgeAutomatic(mail: ParsedMail): IncomingMail['automatic'] {
  const header = (name: string) => String(mail.headers.get(name) ?? '').toLowerCase();
  const sender = mail.from?.value[0]?.address?.toLowerCase() ?? '';
  const contentType = mail.headers.get('content-type') as { value?: string } | undefined;
  const returnPath = mail.headerLines.find(({ key }) => key === 'return-path')?.line ?? '';
  const isReport = contentType?.value === 'multipart/report';
  if (isReport || /^(mailer-daemon|postmaster)@/.test(sender) || /:\s*<>\s*$/.test(returnPath)) return 'bounce';
  const submitted = header('auto-submitted');
  if ((submitted !== '' && submitted !== 'no') || mail.headers.has('x-autoreply') || mail.headers.has('x-autorespond'))
    return 'reply';
  if (AUTOMATIC_SUBJECT.test(mail.subject ?? '')) return 'reply';
  if (mail.headers.has('list-id') || mail.headers.has('list') || /^(bulk|junk|list)$/.test(header('precedence')))
    return 'list';
  return null;
}

/** An id as we keep it: without brackets and spaces; a longer one by its hash. */
function cleanId(id: string): string {
  const bare = id.replace(/[<>\s\p{Cc}]/gu, '').toWellFormed();
  return bare.length > MOST_ID_CHARACTERS ? `long-${createHash('sha256').update(bare).digest('hex')}` : bare;
}

function cleanType(type: string): string {
  const [bare = ''] = type.toLowerCase().split(';');
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(bare) ? bare : 'application/octet-stream';
}

function hashId(source: Buffer): string {
  return `none-${createHash('sha256').update(source).digest('hex')}`;
}

function decode(source: Buffer): string {
  return new TextDecoder().decode(source.subarray(0, MOST_TEXT_CHARACTERS)).replaceAll('\u0000', '');
}
