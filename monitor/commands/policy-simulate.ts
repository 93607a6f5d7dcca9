import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { policyChangesSchema } from '../../shared/schemas/policy.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { type SimulatedCall, type Simulation, simulateChanges } from '../desk/past-tickets.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

const DAY_MS = 86_400_000;

const command: Command = {
  id: 'policy-simulate',
  labels: {
    'zh-CN': '演算规则改动：上周的工单在新规则下会怎样，不改动任何数据',
    en: "Simulate changed rules: what would have happened to last week's tickets; changes nothing",
  },
  define: (sub) => {
    sub
      .argument('<file>', 'JSON like {"sla":[{"id":"intake","minutes":{"normal":60}}],"escalations":[…]}')
      .option('--config <file>', 'configuration that names the database; without it the drill is meant')
      .option('--days <number>', 'how many days back', '7')
      .option('--department <id>', 'only its tickets: what a pilot of it would have meant')
      .option('--format <name>', 'json, or table for people', 'json');
  },
  async run(args, options, streams) {
    const file = String(args[0]);
    const days = Number(options.days);
    if (!Number.isInteger(days) || days < 1 || days > 92) {
      streams.writeError('--days has to be a whole number from 1 to 92 · --days 须为 1 到 92 的整数\n');
      return EXIT.badUsage;
    }
    if (options.format !== 'json' && options.format !== 'table') {
      streams.writeError(
        `--format has to be json or table · --format 须为 json 或 table (${String(options.format)})\n`,
      );
      return EXIT.badUsage;
    }
    const changes = await readChanges(file, streams.writeError);
    if (changes === null) return EXIT.nothingRead;
    const config = typeof options.config === 'string' ? await readConfig(options.config, plugIns, process.env) : null;
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    try {
      const now = Date.now();
      const department = typeof options.department === 'string' ? options.department : undefined;
      const past = { from: now - days * DAY_MS, to: now, now, department };
      const simulated = await simulateChanges(store.db, past, changes);
      await streams.write(
        options.format === 'table' ? writeTable(simulated) : `${JSON.stringify({ days, ...simulated })}\n`,
      );
      return EXIT.done;
    } catch (error) {
      streams.writeError(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
      return EXIT.nothingRead;
    } finally {
      await store.close();
    }
  },
};
export default command;

async function readChanges(file: string, say: (text: string) => void) {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    say(`${file}: not JSON: ${error.message}\n`);
    return null;
  }
  const parsed = policyChangesSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) say(`${file}: ${path.join('.') || '(top)'}: ${message}\n`);
  return null;
}

/** For people: the totals, then a line for everything that would have been different. Tabs, so that it pastes into a sheet. */
function writeTable({ now, changed, differing, tickets }: Simulation): string {
  const total = (name: string, pick: (one: typeof now) => number) => `${name}\t${pick(now)}\t${pick(changed)}`;
  const rules = [...new Set([...Object.keys(now.escalations), ...Object.keys(changed.escalations)])].sort();
  const at = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  const call = (sign: string, number: number, one: SimulatedCall) =>
    `#${number}\t${one.rule}\t${sign}\t${at(one.fireAt)}\t${one.to}\t${one.people.join(', ') || '—'}`;
  return `${[
    '\t现行 now\t改后 changed',
    total('工单 tickets', ({ tickets: count }) => count),
    total('按时 met', ({ met }) => met),
    total('超时 missed', ({ missed }) => missed),
    total('计时中 running', ({ running }) => running),
    ...rules.map((rule) => total(rule, ({ escalations }) => escalations[rule] ?? 0)),
    '',
    `有变化的工单 tickets that differ\t${differing}`,
    ...tickets.flatMap(({ number, clocks, added, removed }) => [
      ...clocks.map(({ policyId, now: before, changed: after }) => {
        const show = (clock: typeof before) => (clock === null ? '—' : `${at(clock.dueAt)} ${clock.outcome}`);
        return `#${number}\t${policyId}\t${show(before)}\t→\t${show(after)}`;
      }),
      ...added.map((one) => call('+', number, one)),
      ...removed.map((one) => call('−', number, one)),
    ]),
  ].join('\n')}\n`;
}
