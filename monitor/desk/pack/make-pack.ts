import type { Language } from '../../../shared/model/labels.ts';
import type { Person } from '../../../shared/model/person.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Store } from '../../store/store.ts';
import { auditTicket } from '../record-step.ts';
import { gatherPack } from './gather-pack.ts';
import { writePackFiles } from './pack-files.ts';
import { type PackReader, sayWord } from './pack-reader.ts';
import { writeZip } from './write-zip.ts';

/** An evidence pack on its way out. */
export interface Pack {
  readonly fileName: string;
  readonly ticketNumber: number;
  readonly manifestSha256: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * SEC-4: everything of a ticket in one file. That it was made, by whom, and the hash of its manifest go into the
 * ticket's chain, so that a pack can later be told from a forged one.
 * @param by null: the administrator at the command line. @throws StoreError `not-found`.
 */
export async function makePack(
  { db }: Pick<Store, 'db'>,
  order: {
    readonly ticketId: string;
    readonly language: Language;
    readonly timeZone: string;
    readonly by: Pick<Person, 'id' | 'name'> | null;
    readonly now: number;
  },
): Promise<Pack> {
  const { ticketId, language, timeZone, by, now } = order;
  const content = await gatherPack(db, ticketId);
  const reader: PackReader = {
    language,
    timeZone,
    nameOf: (id) => (id === null ? sayWord('monitor', reader) : (content.names.get(id) ?? id)),
    knows: (id) => content.names.has(id),
  };
  const made = { at: now, by: by?.name ?? sayWord('monitor', reader) };
  const { files, manifestSha256 } = await writePackFiles(content, reader, made);
  await inTransaction(db, (trx) =>
    auditTicket(trx, 'pack.made', content.ticket.id, { personId: by?.id ?? null, now }, { manifestSha256 }),
  );
  const { number } = content.ticket;
  const day = new Date(now).toLocaleDateString('sv-SE', { timeZone });
  return {
    fileName: `evidence-${number}-${day}.zip`,
    ticketNumber: number,
    manifestSha256,
    bytes: writeZip(files, now),
  };
}
