import { browser } from 'wxt/browser';

type Injection = Parameters<typeof browser.scripting.executeScript>[0];

/**
 * Puts one of the extension's built scripts into a tab. False: the browser would not (error page, store page, tab gone).
 * The generated type of file names lists only what the last build had, hence the cast.
 */
export async function runScript(
  target: { tabId: number; frameIds?: number[] },
  file: string,
  world: 'ISOLATED' | 'MAIN' = 'ISOLATED',
): Promise<boolean> {
  try {
    const results = await browser.scripting.executeScript({ target, files: [file], world } as unknown as Injection);
    return results.length > 0;
  } catch {
    return false; // the caller says what that means for the person
  }
}
