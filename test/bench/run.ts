// `npm run bench -- [NAME…] [--OPTION VALUE…]`: runs each `*.bench.ts` beside this file in a process of its own, one after the other.
// A bench is a plain script that prints its own table: ratios measured side by side in one run, or figures with the
// machine's own yardstick next to them. It exits 0 unless it could not measure.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const given = process.argv.slice(2);
const firstOption = given.findIndex((part) => part.startsWith('--'));
const wanted = firstOption < 0 ? given : given.slice(0, firstOption);
/** For the benches that know options. */
const options = firstOption < 0 ? [] : given.slice(firstOption);
const folder = import.meta.dirname;
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();
if (benches.length === 0) {
  console.error(
    `There is no bench of that name. Known: ${readdirSync(folder)
      .filter((n) => n.endsWith('.bench.ts'))
      .join(', ')}`,
  );
  process.exit(2);
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
let broken = 0;
for (const name of benches) {
  console.log(`── ${name.replace('.bench.ts', '')}`);
  const done = spawnSync(process.execPath, [join(folder, name), ...options], { stdio: 'inherit' });
  if (done.status !== 0) broken++;
  console.log('');
}
process.exit(broken > 0 ? 1 : 0);
