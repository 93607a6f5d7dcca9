// `npm run pictures`: every state of every own page: as the kept picture, nothing cut (also at 200 %), nothing moving, nothing that axe or
// a walk with the Tab key finds. Says what is wrong, by name of the picture. A word after it checks only the states that have it in their
// name; several words stand with `|` between them.
import process from 'node:process';
import { checkShots } from './pictures/check-shots.ts';

const only = process.argv[2] ?? '';
const checked = await checkShots({ only });
if (checked.size === 0) {
  process.stderr.write(`no state has ${JSON.stringify(only)} in its name\n`);
  process.exit(2);
}
const wrong = [...checked].filter(([, faults]) => faults.length > 0);
for (const [name, faults] of wrong) process.stdout.write(`${name}: ${faults.join('; ')}\n`);
process.stdout.write(
  wrong.length === 0 ? 'every picture is as it was kept\n' : `${wrong.length} pictures to look at\n`,
);
if (wrong.length > 0) process.exitCode = 1;
