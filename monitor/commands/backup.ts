import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { backUpStore } from '../store/backup.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

const command: Command = {
  id: 'backup',
  labels: {
    'zh-CN': '备份数据库（监控运行时也可以）',
    en: 'Copy the database to a new file, also while the monitor works',
  },
  define: (sub) => {
    sub
      .argument('<file>', 'file to write; it must not exist yet')
      .option('--config <file>', 'configuration that names the database; without it the drill is meant');
  },
  async run(args, options, streams) {
    const config = typeof options.config === 'string' ? await readConfig(options.config, plugIns, process.env) : null;
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    try {
      const backup = await backUpStore(store, resolve(String(args[0])));
      await streams.write(`${JSON.stringify(backup)}\n`);
      return EXIT.done;
    } finally {
      await store.close();
    }
  },
};
export default command;
