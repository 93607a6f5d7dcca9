import { isSigned, sign } from '../sign-link.ts';

/** How long a personal link opens its alert. */
const GRANT_HOURS = 24;
const PURPOSE = 'acknowledge';

/** What a link opens: one alert, or everything that a channel told in one message with it. */
export interface LinkedAlert {
  readonly number: number;
  /** The channel whose message held several; left out: this alert alone. */
  readonly on?: string | undefined;
}

/** For a message that a group reads: the number only; who opens it must be on a phone that is bound to a person. */
export function groupAlertUrl(publicUrl: string, { number, on }: LinkedAlert): string {
  return `${publicUrl.replace(/\/+$/, '')}/a/${number}${on === undefined ? '' : `?on=${encodeURIComponent(on)}`}`;
}

/** For a message to one person (mail, direct message): opens what it told as that person, for a day. */
export function personalAlertUrl(
  publicUrl: string,
  secret: Buffer,
  alert: LinkedAlert & { readonly personId: string; readonly now: number },
): string {
  const grant = writeGrant(secret, alert, alert.personId, alert.now + GRANT_HOURS * 3_600_000);
  const { number, on } = alert;
  return `${groupAlertUrl(publicUrl, { number })}/${grant}${on === undefined ? '' : `?on=${encodeURIComponent(on)}`}`;
}

/** Proof that its holder opened a link of this person's; `expiresAt` in epoch milliseconds. */
export function writeGrant(secret: Buffer, alert: LinkedAlert, personId: string, expiresAt: number): string {
  return `${personId}.${expiresAt.toString(36)}.${sign(secret, PURPOSE, wordsOf(alert, personId, expiresAt))}`;
}

/** The person behind a personal link; null when it was made up, altered, is of another alert or too old. */
export function readGrant(
  secret: Buffer,
  alert: LinkedAlert,
  grant: string,
  now: number,
): { readonly personId: string; readonly expiresAt: number } | null {
  const [personId = '', expires = '', signature = ''] = grant.split('.');
  const expiresAt = Number.parseInt(expires, 36);
  if (!Number.isSafeInteger(expiresAt) || expiresAt < now) return null;
  return isSigned(secret, PURPOSE, wordsOf(alert, personId, expiresAt), signature) ? { personId, expiresAt } : null;
}

/** A link to one message does not open what another channel told. */
function wordsOf({ number, on }: LinkedAlert, personId: string, expiresAt: number): readonly (string | number)[] {
  return [number, personId, expiresAt, ...(on === undefined ? [] : [on])];
}
