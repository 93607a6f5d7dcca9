import type { EvidenceItem } from '../../../shared/model/evidence.ts';
import type { JsonText } from '../sql/json-column.ts';

/** The end of each chain: where the next line goes, and how far the last seal reached. */
export interface AuditHeadsTable {
  chain: string;
  position: number;
  hash: string;
  sealedPosition: number;
}

export interface AuditTable {
  /** `ticket:<id>`, `mention:<id>` or `system`: each is a chain of its own, so that no writer waits for another's. */
  chain: string;
  position: number;
  at: number;
  actorId: string | null;
  action: string;
  subjectId: string | null;
  /** Canonical JSON, kept as text: its bytes are hashed. */
  details: string;
  previousHash: string;
  hash: string;
}

/** How far each chain had come when it was sealed; only chains that grew since the seal before. */
export interface AuditSealHeadsTable {
  sealNumber: number;
  chain: string;
  position: number;
  hash: string;
  /** Random bytes (hex) of the leaf; null under a seal of the form `list`. */
  salt: string | null;
}

/** The daily head over all chains. */
export interface AuditSealsTable {
  number: number;
  /** `2026-11-22`, in the zone that the caller counts days in. */
  day: string;
  sealedAt: number;
  previousHead: string;
  head: string;
  chains: number;
  /** What the head is made of: a tree over salted ends of chains, or (before there were trees) the list of them. */
  form: 'list' | 'tree';
  /** Hex signature of the head, and which key made it. */
  signature: string;
  keyId: string;
  /** RFC 3161 token over the head, where an authority is configured. */
  stamp: Uint8Array | null;
}

export interface EvidenceCapturesTable {
  id: string;
  ticketId: string;
  capturedAt: number;
  receivedAt: number;
  personId: string | null;
  deviceId: string | null;
  url: string;
  timeZone: string;
  userAgent: string;
  extensionVersion: string;
  viewport: JsonText;
  missing: JsonText;
}

export interface EvidenceItemsTable {
  id: string;
  captureId: string;
  kind: EvidenceItem['kind'];
  mediaType: string;
  encoding: EvidenceItem['encoding'];
  sizeBytes: number;
  sha256: string;
  /** Random bytes (hex) that go before the content in the commitment; destroyed with it, so nothing can be guessed back. */
  salt: string | null;
  /** Hex SHA-256 of salt and content: what the audit chain holds. */
  commitment: string;
  /** Null once erased. */
  bytes: Uint8Array | null;
}
