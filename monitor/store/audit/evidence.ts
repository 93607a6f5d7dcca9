import { createHash, randomBytes } from 'node:crypto';
import type { EvidenceCapture, EvidenceItem } from '../../../shared/model/evidence.ts';
import { decodeJson, encodeJson } from '../sql/json-column.ts';
import { newId } from '../sql/new-id.ts';
import { StoreError } from '../sql/store-error.ts';
import type { Db } from '../store.ts';
import type { EvidenceItemsTable } from '../tables/audit.ts';

/** One stored piece of evidence, without its content. */
export interface StoredEvidenceItem {
  readonly id: string;
  readonly captureId: string;
  readonly kind: EvidenceItem['kind'];
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly commitment: string;
  readonly erased: boolean;
}

export interface StoredEvidence extends Omit<EvidenceCapture, 'items'> {
  readonly id: string;
  readonly ticketId: string;
  readonly receivedAt: number;
  readonly personId: string | null;
  readonly deviceId: string | null;
  readonly items: StoredEvidenceItem[];
}

/**
 * Keeps what was captured for a ticket and counts it on the ticket.
 * @throws StoreError `constraint` when the content of an item does not have the hash it came with.
 */
export async function insertEvidence(
  trx: Db,
  draft: {
    ticketId: string;
    capture: EvidenceCapture;
    personId: string | null;
    deviceId: string | null;
    now: number;
  },
): Promise<StoredEvidence> {
  const { capture } = draft;
  const id = newId(draft.now);
  const items = capture.items.map((item, i) => toItemRow(item, i, id, draft.now));
  await trx
    .insertInto('evidenceCaptures')
    .values({
      id,
      ticketId: draft.ticketId,
      capturedAt: capture.capturedAt,
      receivedAt: draft.now,
      personId: draft.personId,
      deviceId: draft.deviceId,
      url: capture.url,
      timeZone: capture.timeZone,
      userAgent: capture.userAgent,
      extensionVersion: capture.extensionVersion,
      viewport: encodeJson(capture.viewport),
      missing: encodeJson(capture.missing),
    })
    .execute();
  for (const item of items) await trx.insertInto('evidenceItems').values(item).execute();
  await trx
    .updateTable('tickets')
    .set((eb) => ({ evidenceCount: eb('evidenceCount', '+', items.length) }))
    .where('id', '=', draft.ticketId)
    .execute();
  const [stored] = await listEvidence(trx, draft.ticketId, id);
  if (!stored) throw new StoreError('not-found', `There is no ticket ${draft.ticketId}.`);
  return stored;
}

function toItemRow(item: EvidenceItem, index: number, captureId: string, now: number): EvidenceItemsTable {
  const bytes = Buffer.from(item.data, item.encoding);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== item.sha256.toLowerCase())
    throw new StoreError(
      'constraint',
      `Evidence item ${index + 1} (${item.kind}) does not have the SHA-256 it was sent with; capture it again.`,
      { details: { index, expected: item.sha256, actual: sha256 } },
    );
  const salt = randomBytes(32);
  return {
    id: newId(now),
    captureId,
    kind: item.kind,
    mediaType: item.mediaType,
    encoding: item.encoding,
    sizeBytes: bytes.length,
    sha256,
    salt: salt.toString('hex'),
    commitment: createHash('sha256').update(salt).update(bytes).digest('hex'),
    bytes,
  };
}

/** Everything kept for a ticket, without the contents. */
export async function listEvidence(db: Db, ticketId: string, captureId?: string): Promise<StoredEvidence[]> {
  let query = db.selectFrom('evidenceCaptures').selectAll().where('ticketId', '=', ticketId);
  if (captureId !== undefined) query = query.where('id', '=', captureId);
  const captures = await query.orderBy('capturedAt').orderBy('id').execute();
  if (captures.length === 0) return [];
  const ids = captures.map((capture) => capture.id);
  const items = await db
    .selectFrom('evidenceItems')
    .select(['id', 'captureId', 'kind', 'mediaType', 'sizeBytes', 'sha256', 'commitment', 'salt'])
    .where('captureId', 'in', ids)
    .orderBy('id')
    .execute();
  return captures.map((capture) => ({
    ...capture,
    viewport: decodeJson<EvidenceCapture['viewport']>(capture.viewport),
    missing: decodeJson<EvidenceCapture['missing']>(capture.missing),
    items: items
      .filter((item) => item.captureId === capture.id)
      .map(({ salt, ...item }) => ({ ...item, erased: salt === null })),
  }));
}

/** One item with its content. @throws StoreError `not-found` when there is none or it was erased. */
export async function readEvidenceItem(
  db: Db,
  id: string,
): Promise<{ item: StoredEvidenceItem; ticketId: string; bytes: Uint8Array; salt: string }> {
  const row = await db
    .selectFrom('evidenceItems')
    .innerJoin('evidenceCaptures', 'evidenceCaptures.id', 'evidenceItems.captureId')
    .selectAll('evidenceItems')
    .select('evidenceCaptures.ticketId')
    .where('evidenceItems.id', '=', id)
    .executeTakeFirst();
  if (!row?.bytes || row.salt === null) throw new StoreError('not-found', `There is no evidence item ${id}.`);
  const { bytes, salt, ticketId, encoding: _, ...item } = row;
  return { item: { ...item, erased: false }, ticketId, bytes, salt };
}
