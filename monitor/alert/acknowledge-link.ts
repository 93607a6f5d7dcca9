import { isSigned, sign } from '../sign-link.ts';

/** How long a personal link opens its alert. */
const GRANT_HOURS = 24;
const PURPOSE = 'acknowledge';

/** For a message that a group reads: the number only; who opens it must be on a phone that is bound to a person. */
export function groupAlertUrl(publicUrl: string, alertNumber: number): string {
  return `${publicUrl.replace(/\/+$/, '')}/a/${alertNumber}`;
}

/** For a message to one person (mail, direct message): opens this one alert as that person, for a day. */
export function personalAlertUrl(
  publicUrl: string,
  secret: Buffer,
  alert: { readonly number: number; readonly personId: string; readonly now: number },
): string {
  const expiresAt = alert.now + GRANT_HOURS * 3_600_000;
  const words = [alert.number, alert.personId, expiresAt];
  const grant = `${alert.personId}.${expiresAt.toString(36)}.${sign(secret, PURPOSE, words)}`;
  return `${groupAlertUrl(publicUrl, alert.number)}/${grant}`;
}

/** The person behind a personal link; null when it was made up, altered, is of another alert or too old. */
export function readGrant(secret: Buffer, alertNumber: number, grant: string, now: number): string | null {
  const [personId = '', expires = '', signature = ''] = grant.split('.');
  const expiresAt = Number.parseInt(expires, 36);
  if (!Number.isSafeInteger(expiresAt) || expiresAt < now) return null;
  return isSigned(secret, PURPOSE, [alertNumber, personId, expiresAt], signature) ? personId : null;
}
