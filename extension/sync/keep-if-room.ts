import type { EarshotDatabase } from './database.ts';
import { isQuotaError, writeWithRoom } from './make-room.ts';
import { noteRoom } from './storage-trouble.ts';

/** A cache without room must not make anybody deaf: what cannot be kept is still told, and the panel says that the disk is full. */
export async function keepIfRoom(database: EarshotDatabase, keep: () => Promise<unknown>): Promise<void> {
  try {
    await writeWithRoom(database, 'old', keep);
    await noteRoom(false);
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    await noteRoom(true);
  }
}
