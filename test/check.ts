// `npm run check`: types of the whole, types of shared/ alone (no DOM, no Node), linter and formatter.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const STEPS: readonly [string, readonly string[]][] = [
  ['wxt', ['prepare']],
  ['tsc', ['-p', '.']],
  ['tsc', ['-p', 'shared']],
  ['biome', ['check', '.']],
];

let failed = false;
for (const [program, args] of STEPS) {
  console.log(`> ${program} ${args.join(' ')}`);
  const done = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
