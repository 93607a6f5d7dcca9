import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/**
 * Makes sure that a program is there which few tests need: installs its Debian packages once, where that is possible
 * (root and apt-get), and says so.
 * @throws Error that names the packages to install.
 */
export function installDebian(need: {
  readonly what: string;
  readonly path: string;
  readonly packages: readonly string[];
}): void {
  if (existsSync(need.path)) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error(`Installing from Debian (once): ${need.packages.join(', ')} …`);
    const run = (args: string[]) =>
      spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    run(['update']);
    run(['install', '-y', '--no-install-recommends', ...need.packages]);
  }
  if (existsSync(need.path)) return;
  throw new Error(`This test needs ${need.what}: install ${need.packages.join(' ')} (it must bring ${need.path}).`);
}
