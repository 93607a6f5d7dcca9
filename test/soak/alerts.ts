// Simulated hours of alerts with faults, on real stores, a real receiver and kills: npm run soak:alerts -- --kills 100 [--hours N] [--seed N]
// The kills are shared by so many hours (10 where it is left out: about a minute each); every hour has all the faults and is audited for
// itself. Prints a line an hour and the sum; `--from N` goes on with the N-th hour of a run that was cut off, under its seed.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type HourResult, runAlertHour } from '../helpers/alert-hour.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    hours: { type: 'string', default: '10' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
const [kills, hours, from] = [Number(values.kills), Number(values.hours), Number(values.from)];
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const isWhole = [kills, hours, from, seed].every(Number.isInteger);
if (!isWhole || kills < 0 || from < 1 || hours < from) {
  console.error('--kills, --hours, --from and --seed have to be whole numbers, --from one of the hours.');
  process.exit(2);
}
const startedAt = performance.now();
const secondsSince = (instant: number) => Math.round((performance.now() - instant) / 1000);
const results: HourResult[] = [];
for (let hour = from; hour <= hours; hour += 1) {
  const hourAt = performance.now();
  const share = Math.floor((kills * hour) / hours) - Math.floor((kills * (hour - 1)) / hours);
  const onLife = (life: number, second: number) => {
    if (life % 5 === 4) console.error(`hour ${hour}: life ${life + 1} of ${share + 1} ended at second ${second}`);
  };
  const result = await runAlertHour({ kills: share, seed: seed + hour - 1, onLife });
  results.push(result);
  console.log(JSON.stringify({ hour, seed: seed + hour - 1, seconds: secondsSince(hourAt), ...result }));
}
const sum = (of: (result: HourResult) => number) => results.reduce((total, result) => total + of(result), 0);
const mostAMinute = Math.max(...results.map((result) => result.mostAMinute));
console.log(
  JSON.stringify({
    ...{ hours: results.length, kills: sum((one) => one.kills), seconds: secondsSince(startedAt), mostAMinute },
    ...{ posts: sum((one) => one.posts), messages: sum((one) => one.messages), repeats: sum((one) => one.repeats) },
    violations: sum((one) => one.violations.length),
  }),
);
if (results.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
