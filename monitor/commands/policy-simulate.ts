import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { policyChangesSchema } from '../../shared/schemas/policy.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { simulateChanges } from '../desk/past-tickets.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { openStore } from '../store/database.ts';
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
      .option('--days <number>', 'how many days back', '7');
  },
  async run(args, options, streams) {
    const file = String(args[0]);
    const days = Number(options.days);
    if (!Number.isInteger(days) || days < 1 || days > 92) {
      streams.writeError('--days has to be a whole number from 1 to 92 · --days 须为 1 到 92 的整数\n');
      return EXIT.badUsage;
    }
    const changes = await readChanges(file, streams.writeError);
    if (changes === null) return EXIT.nothingRead;
    const config = typeof options.config === 'string' ? await readConfig(options.config, plugIns, process.env) : null;
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    try {
      const now = Date.now();
      const totals = await simulateChanges(store.db, { from: now - days * DAY_MS, to: now, now }, changes);
      await streams.write(`${JSON.stringify({ days, now: totals.now, changed: totals.changed })}\n`);
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
    say(`${file}: ${error instanceof SyntaxError ? `not JSON: ${error.message}` : 'there is no such file'}\n`);
    return null;
  }
  const parsed = policyChangesSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) say(`${file}: ${path.join('.') || '(top)'}: ${message}\n`);
  return null;
}
