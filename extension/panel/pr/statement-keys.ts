import type { StatementKind, StatementSeat } from '../../../shared/model/crisis.ts';
import type { StringKey } from '../../i18n/translate.ts';

/** What the kinds of a statement are called. */
export const KIND_KEYS: Record<StatementKind, StringKey> = { holding: 'statementHolding', full: 'statementFull' };

/** What the seats are called that agree to it. */
export const SEAT_KEYS: Record<StatementSeat, StringKey> = {
  legal: 'seatLegal',
  pr: 'seatPr',
  director: 'seatDirector',
};
