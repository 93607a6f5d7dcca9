import { ApiError } from '../../shared/api-client.ts';
import type { TeamTemplate } from '../../shared/model/team-template.ts';
import { announce } from './announce.ts';
import { openDatabase } from './database.ts';
import { writeWithRoom } from './make-room.ts';
import { createMonitorClient } from './monitor-client.ts';
import { type Pairing, readPairing } from './pairing-store.ts';

const CURSOR = 'templates';
const PAGE = 200;

/** What is known of the templates of the house. */
export interface TeamLibrary {
  /** The monitor keeps templates. False: there is none, or it is of an earlier release. */
  readonly exists: boolean;
  /** Also those that are out of use. */
  readonly rows: readonly TeamTemplate[];
}

/** The templates of the house as last heard: also while the monitor cannot be reached. */
export async function readTeamLibrary(): Promise<TeamLibrary> {
  const transaction = (await openDatabase()).transaction(['teamTemplates', 'cursors']);
  const [rows, cursor] = await Promise.all([
    transaction.objectStore('teamTemplates').getAll(),
    transaction.objectStore('cursors').get(CURSOR),
  ]);
  return { exists: cursor !== undefined, rows };
}

/**
 * Fetches what changed since the last time; `anew`: everything. What is kept stays while the monitor cannot be asked; one of an earlier
 * release has no templates. One look at a time over all windows.
 */
export async function refreshTeamTemplates(anew = false): Promise<void> {
  await navigator.locks.request('earshot-team-templates', async () => {
    const pairing = await readPairing();
    if (!pairing || pairing.expired) return;
    const known = await (await openDatabase()).get('cursors', CURSOR);
    const heard = await fetchSince(pairing, anew ? 0 : (known ?? 0));
    // Another pairing may have been made meanwhile, with a house of its own.
    if (heard === null || (await readPairing())?.token !== pairing.token) return;
    await keepHeard(heard);
    announce('templates');
  });
}

/** Keeps what the monitor answered to a change that was made here; what is newer stays. */
export async function keepTeamTemplates(rows: readonly TeamTemplate[]): Promise<void> {
  const transaction = (await openDatabase()).transaction('teamTemplates', 'readwrite');
  for (const row of rows) {
    const known = await transaction.store.get(row.template.id);
    if (!known || known.version <= row.version) await transaction.store.put(row);
  }
  await transaction.done;
  announce('templates');
}

/** What was heard. `cursor` null: the monitor has no such thing. `whole`: nothing else is there. */
interface Heard {
  readonly rows: readonly TeamTemplate[];
  readonly cursor: number | null;
  readonly whole: boolean;
}

/** Null: the monitor cannot be asked now. */
async function fetchSince(pairing: Pairing, from: number): Promise<Heard | null> {
  const client = createMonitorClient(pairing);
  const rows: TeamTemplate[] = [];
  let [since, whole] = [from, from === 0];
  try {
    for (;;) {
      const page = await client.listTemplates({ query: { since, limit: PAGE } });
      if (page.last < since && !whole) {
        // Its counting began anew: it was set up again, or brought back from a copy.
        rows.length = 0;
        [since, whole] = [0, true];
        continue;
      }
      rows.push(...page.items);
      since = page.items.at(-1)?.version ?? since;
      if (page.items.length < PAGE) return { rows, cursor: since, whole };
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status === 404 ? { rows: [], cursor: null, whole: true } : null;
  }
}

async function keepHeard({ rows, cursor, whole }: Heard): Promise<void> {
  const database = await openDatabase();
  await writeWithRoom(database, 'old', async () => {
    const transaction = database.transaction(['teamTemplates', 'cursors'], 'readwrite');
    const store = transaction.objectStore('teamTemplates');
    if (whole) await store.clear();
    for (const row of rows) await store.put(row);
    if (cursor === null) await transaction.objectStore('cursors').delete(CURSOR);
    else await transaction.objectStore('cursors').put(cursor, CURSOR);
    await transaction.done;
  });
}
