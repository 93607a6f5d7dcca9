import { browser } from 'wxt/browser';
import { openDatabase } from './database.ts';

/** What a pairing left behind. The token never leaves the extension's own contexts except in the `Authorization` header. */
export interface Pairing {
  /** `http://127.0.0.1:7373` or https. */
  readonly baseUrl: string;
  readonly token: string;
  readonly personId: string;
  readonly personName: string;
  readonly device: string;
  readonly workspaceName: string;
  /** The whole workspace is for practice. */
  readonly drill: boolean;
  readonly pairedAt: number;
  /** The monitor refused the token; kept so that the page can say which monitor must be paired again. */
  readonly expired: boolean;
}

const KEY = 'pairing';

/** What stands in the browser's storage, which content scripts can read in Firefox: everything but the token. */
type Kept = Omit<Pairing, 'token'> & { readonly token?: string };

/** The pairing; null: this extension works alone. */
export async function readPairing(): Promise<Pairing | null> {
  const stored: { [KEY]?: Kept } = await browser.storage.local.get(KEY);
  const kept = stored[KEY];
  if (!kept) return null;
  if (kept.token !== undefined) {
    // Left by a version that kept the token beside the rest.
    const pairing = { ...kept, token: kept.token };
    await write(pairing);
    return pairing;
  }
  const token = await (await openDatabase()).get('secrets', nameToken(kept));
  // The browser removed the database and kept the rest: who was paired is known, and must pair again.
  return token === undefined ? { ...kept, token: '', expired: true } : { ...kept, token };
}

/** Only the background calls this. Null ends the pairing. The token goes where no content script can read it. */
export function writePairing(pairing: Pairing | null): Promise<void> {
  return oneAtATime(() => write(pairing));
}

/** Its token is refused, or gone. False: another pairing was made meanwhile, of which that says nothing. */
export function expirePairing(refused: Pairing): Promise<boolean> {
  return oneAtATime(async () => {
    const current = await readPairing();
    if (current?.token !== refused.token) return false;
    await write({ ...current, expired: true });
    return true;
  });
}

function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('earshot-pairing', work);
}

async function write(pairing: Pairing | null): Promise<void> {
  const database = await openDatabase();
  if (pairing) {
    const { token, ...kept } = pairing;
    await database.put('secrets', token, nameToken(kept));
    await browser.storage.local.set({ [KEY]: kept });
  } else await browser.storage.local.remove(KEY);
  for (const name of await database.getAllKeys('secrets')) {
    if (!pairing || name !== nameToken(pairing)) await database.delete('secrets', name);
  }
}

/** Each pairing has a token of its own: a kill between the two writes never joins one's record to another's token. */
function nameToken({ pairedAt, personId }: Pick<Pairing, 'pairedAt' | 'personId'>): string {
  return `token:${personId}:${pairedAt}`;
}

/** Hears every later change of the pairing. Returns how to stop. */
export function watchPairing(hear: (pairing: Pairing | null) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'local' || !(KEY in changes)) return;
    readPairing().then(hear, (error: unknown) => console.error('[earshot]', error));
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
