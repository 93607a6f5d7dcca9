import { browser } from 'wxt/browser';

/**
 * Asks the person for these sites. Must be called at once in a click, with nothing awaited before: both browsers demand
 * it. True when they are granted, also when they were before.
 */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/** Takes sites back. Fails quietly in a test build, where named sites are part of the manifest. */
export async function dropOrigins(origins: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.remove({ origins: [...origins] });
  } catch {
    return false; // required by the manifest: the browser refuses, and the list shows that it is still granted
  }
}

/** What is granted now. */
export async function listOrigins(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Hears every change of what is granted. Returns how to stop. */
export function watchOrigins(hear: () => void): () => void {
  browser.permissions.onAdded.addListener(hear);
  browser.permissions.onRemoved.addListener(hear);
  return () => {
    browser.permissions.onAdded.removeListener(hear);
    browser.permissions.onRemoved.removeListener(hear);
  };
}
