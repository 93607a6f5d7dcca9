import type { Role } from '../../../shared/model/person.ts';
import type { JsonText } from '../sql/json-column.ts';

export interface DepartmentMembersTable {
  /** Id of the routing policy (CLS-7): `service-desk`, `technical`, `pr` … */
  department: string;
  personId: string;
  leads: number;
}

export interface DevicesTable {
  id: string;
  personId: string;
  name: string;
  /** Hex SHA-256 of the token; the token itself is shown once and never stored. */
  tokenHash: string;
  /** Origin of the paired extension (`chrome-extension://…`); null for a program. */
  origin: string | null;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

export interface PairingCodesTable {
  id: string;
  personId: string;
  codeHash: string;
  /** Its first half, in the clear. Null: from before there was one; such a code lives five minutes. */
  selector: string | null;
  createdAt: number;
  expiresAt: number;
  tries: number;
  usedAt: number | null;
}

export interface PeopleTable {
  id: string;
  name: string;
  role: Role;
  active: number;
  createdAt: number;
}

/** Channels that reach one person (their own phone, their own mail), of the configuration. */
export interface PersonChannelsTable {
  personId: string;
  channelId: string;
}

/** Time in which somebody is not there, of the configuration. */
export interface AbsencesTable {
  personId: string;
  startAt: number;
  endAt: number;
  substituteId: string | null;
}

export interface ShiftsTable {
  id: string;
  personId: string;
  startAt: number;
  endAt: number;
}

/** A message that is offered to the browsers of people; its words stand in the alerts that it tells of. */
export interface BrowserOffersTable {
  id: string;
  /** Empty: it tries a channel and tells of nothing. */
  alertIds: JsonText;
  offeredAt: number;
  takenAt: number | null;
  takenBy: string | null;
}

export interface BrowserOfferPeopleTable {
  offerId: string;
  personId: string;
}
