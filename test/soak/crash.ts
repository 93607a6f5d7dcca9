// Kills a monitor for as long as somebody wants to know: npm run soak:crash -- --kills 500 [--seed N]
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runCrashLoop } from '../helpers/crash-loop.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '500' }, seed: { type: 'string' } } });
const [kills, seed] = [Number(values.kills), Number(values.seed ?? Date.now() % 1_000_000)];
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('--kills has to be a whole number from 1 on, --seed a whole number.');
  process.exit(2);
}
const startedAt = performance.now();
const result = await runCrashLoop({ kills, seed });
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(JSON.stringify({ kills, seed, seconds, ...result }));
if (result.violations.length > 0) process.exitCode = 1;
