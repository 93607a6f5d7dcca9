import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/** A program that the tests need and the Debian package that brings it. `variable` names another path for it. */
interface Need {
  readonly what: string;
  readonly variable: string;
  readonly paths: readonly string[];
  readonly packages: readonly string[];
}

const NEEDS: readonly Need[] = [
  {
    what: 'Chromium',
    variable: 'EARSHOT_CHROMIUM',
    paths: ['/usr/bin/chromium'],
    packages: ['chromium'],
  },
  {
    what: 'Firefox ESR',
    variable: 'EARSHOT_FIREFOX',
    paths: ['/usr/bin/firefox-esr'],
    packages: ['firefox-esr'],
  },
  {
    what: 'Chinese fonts (readable screenshots)',
    variable: 'EARSHOT_FONTS',
    paths: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'],
    packages: ['fonts-noto-cjk'],
  },
  {
    what: 'A screen for the one test that needs a window (Xvfb, openbox, xdotool)',
    variable: 'EARSHOT_XVFB',
    paths: ['/usr/bin/Xvfb'],
    packages: ['xvfb', 'openbox', 'xdotool'],
  },
];

/**
 * Finds the browsers and fonts that the tests need, installs missing ones from Debian where that is possible
 * (root and apt-get), and otherwise throws with the names of the packages and the variables to set.
 */
export function prepareMachine(): void {
  const missing = NEEDS.filter((need) => !isThere(need));
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error(`Installing from Debian (once): ${packages.join(', ')} …`);
    const run = (args: string[]) =>
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    run(['update']);
    run(['install', '-y', '--no-install-recommends', ...packages]);
  }
  const still = missing.filter((need) => !isThere(need));
  if (still.length === 0) return;
  const lines = still.map(
    (need) => `  ${need.what}: install ${need.packages.join(' ')}, or set ${need.variable} to its path`,
  );
  throw new Error(`The tests need what is not on this machine:\n${lines.join('\n')}`);
}

function isThere(need: Need): boolean {
  const path = process.env[need.variable];
  return path ? existsSync(path) : need.paths.some((candidate) => existsSync(candidate));
}
