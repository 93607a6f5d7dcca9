import { browser } from 'wxt/browser';

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

/** The pairing; null: this extension works alone. */
export async function readPairing(): Promise<Pairing | null> {
  const stored: { [KEY]?: Pairing } = await browser.storage.local.get(KEY);
  return stored[KEY] ?? null;
}

/** Only the background calls this. Null ends the pairing. */
export async function writePairing(pairing: Pairing | null): Promise<void> {
  if (pairing) await browser.storage.local.set({ [KEY]: pairing });
  else await browser.storage.local.remove(KEY);
}

/** Hears every later change of the pairing. Returns how to stop. */
export function watchPairing(hear: (pairing: Pairing | null) => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && KEY in changes) hear((changes[KEY]?.newValue as Pairing | undefined) ?? null);
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
