import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** A browser that is installed here. */
export interface FoundBrowser {
  readonly kind: 'chrome' | 'firefox';
  readonly path: string;
}

type Candidate = readonly [FoundBrowser['kind'], readonly string[]];

/** Names on the PATH of Linux, most likely to take an unpacked extension without further ado first. */
const LINUX: readonly Candidate[] = [
  ['chrome', ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']],
  ['firefox', ['firefox', 'firefox-esr']],
];
const MAC: readonly Candidate[] = [
  [
    'chrome',
    [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
  ],
  ['firefox', ['/Applications/Firefox.app/Contents/MacOS/firefox']],
];
const WINDOWS: readonly Candidate[] = [
  ['chrome', ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']],
  ['firefox', ['Mozilla Firefox\\firefox.exe']],
];

/**
 * Browsers of this machine that can show the extension, the best first. `EARSHOT_BROWSER` names one by its path and is
 * then the only one.
 */
export function findBrowsers(environment: NodeJS.ProcessEnv = process.env): FoundBrowser[] {
  const chosen = environment.EARSHOT_BROWSER;
  if (chosen) return [{ kind: /firefox/i.test(chosen) ? 'firefox' : 'chrome', path: chosen }];
  const [candidates, folders] =
    process.platform === 'darwin'
      ? [MAC, ['']]
      : process.platform === 'win32'
        ? [WINDOWS, [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA]]
        : [LINUX, (environment.PATH ?? '').split(delimiter)];
  return candidates.flatMap(([kind, names]) =>
    names.flatMap((name) => {
      const path = folders.map((folder) => join(folder ?? '', name)).find(isExecutable);
      return path === undefined ? [] : [{ kind, path }];
    }),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not to be run: the next candidate
  }
}
