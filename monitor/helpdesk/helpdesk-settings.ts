import { z } from 'zod';
import { CARD_FIELDS, type CardField, type TicketCard } from '../helpdesk-type.ts';

/** The address of a helpdesk, without a slash at its end. */
export const helpdeskUrl = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `an http(s) address, like "${example}"` })
    .transform((url) => url.replace(/\/+$/, ''));

/** A token or key: never shown again. */
export const secret = z.string().min(8, 'a token of at least 8 characters');

/** Our field → theirs. What is not named here is not handed out as a field; private ones therefore only when somebody wants them there. */
export const fieldMap = z
  .partialRecord(z.enum(CARD_FIELDS), z.string().min(1))
  .default({})
  .describe(`any of ${CARD_FIELDS.join(', ')}`);

/** The mapped fields of a ticket by their names over there. */
export function mapFields(
  card: TicketCard,
  fields: Readonly<Partial<Record<CardField, string | undefined>>>,
): Record<string, string> {
  const mapped: Record<string, string> = {};
  for (const name of CARD_FIELDS) {
    const theirs = fields[name];
    const value = card.values[name];
    if (theirs !== undefined && value !== null) mapped[theirs] = value;
  }
  return mapped;
}
