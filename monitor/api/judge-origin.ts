/** Chrome and Edge give an extension 32 letters a–p, Firefox a UUID per installation. */
const EXTENSION = /^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Whether an origin is that of a browser extension by its form; only such a one can be paired. */
export function isExtensionOrigin(origin: string): boolean {
  return EXTENSION.test(origin);
}

/**
 * Whether a request with a good token comes from where its device was paired. No Origin is fine: a program, or a
 * browser that leaves it out of a GET; the token is the proof then.
 */
export function isPairedOrigin(origin: string | undefined, pairedOrigin: string | null): boolean {
  return origin === undefined || (pairedOrigin !== null && origin === pairedOrigin);
}
