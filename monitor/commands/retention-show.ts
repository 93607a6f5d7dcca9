import process from 'node:process';
import { retentionPolicies } from '../../shared/service/retention-policies.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { readPolicies } from '../desk/read-policies.ts';
import { planRetention } from '../desk/retain.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { readLocalInstant } from '../read-local-instant.ts';
import { applyRetention } from '../store/forget/retention.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

/** Whose midnight a day begins with where no configuration says it. */
const DEFAULT_ZONE = 'Asia/Shanghai';

const command: Command = {
  id: 'retention-show',
  labels: {
    'zh-CN': '列出各类数据的保存期限，以及到指定日期会清除多少；不改动任何数据',
    en: 'Show how long each kind of data is kept and how much would go by a day; changes nothing',
  },
  define: (sub) => {
    sub
      .option('--config <file>', 'configuration that names the database; without it the drill is meant')
      .option('--at <date>', 'day to look from, like 2027-03-01; default: now');
  },
  async run(_args, options, streams) {
    const config = typeof options.config === 'string' ? await readConfig(options.config, plugIns, process.env) : null;
    const timeZone = config?.audit.timeZone ?? DEFAULT_ZONE;
    const now = options.at === undefined ? Date.now() : readLocalInstant(String(options.at), timeZone);
    if (Number.isNaN(now)) {
      streams.writeError(
        `--at 须为 2027-03-01 这样的日期 · --at has to be a day like 2027-03-01 (${String(options.at)})\n`,
      );
      return EXIT.badUsage;
    }
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    try {
      const { retention } = await readPolicies(store.db);
      const plan = planRetention(retention, now);
      const result = await applyRetention(store.db, plan, { now, dryRun: true });
      for (const { id, labels } of retentionPolicies) {
        const policy = retention.find((one) => one.id === id);
        const line = {
          id,
          labels,
          days: policy?.days ?? null,
          before: policy === undefined ? null : new Date(plan[id] ?? now).toISOString(),
          forgotten: result[id]?.forgotten ?? 0,
          held: result[id]?.held ?? 0,
        };
        await streams.write(`${JSON.stringify(line)}\n`);
      }
      return EXIT.done;
    } finally {
      await store.close();
    }
  },
};
export default command;
