// A simulated hour of alerts with faults, on a real store, receiver and kills: npm run soak:alerts -- --kills 100 [--seed N]
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runAlertHour } from '../helpers/alert-hour.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' }, seed: { type: 'string' } } });
const [kills, seed] = [Number(values.kills), Number(values.seed ?? Date.now() % 1_000_000)];
if (!Number.isInteger(kills) || kills < 0 || !Number.isInteger(seed)) {
  console.error('--kills has to be a whole number, --seed too.');
  process.exit(2);
}
const startedAt = performance.now();
const result = await runAlertHour({ kills, seed });
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(JSON.stringify({ seed, seconds, ...result }));
if (result.violations.length > 0) process.exitCode = 1;
