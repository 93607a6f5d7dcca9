import process from 'node:process';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { readHookToken } from '../helpdesk/helpdesk-bell.ts';
import { tryHelpdesk } from '../helpdesk/try-helpdesk.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

const command: Command = {
  id: 'helpdesk-test',
  labels: {
    'zh-CN': '试连服务台：检查地址、令牌与权限，不建工单；并给出状态回传地址，每个服务台一行 JSON',
    en: 'Try helpdesks: address, token and rights, makes no ticket; names the address for their webhook, one JSON line each',
  },
  define: (sub) => {
    sub
      .argument('[ids...]', 'ids of helpdesks; without any, all of them')
      .requiredOption('--config <file>', 'configuration');
  },
  async run(args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const chosen = config.helpdesks.filter(({ id }) => args.length === 0 || args.includes(id));
    const unknown = args.filter((id) => !config.helpdesks.some((helpdesk) => helpdesk.id === id));
    if (config.helpdesks.length === 0) {
      streams.writeError(`${String(options.config)} names no helpdesk: add one under helpdesks.\n`);
      return EXIT.badUsage;
    }
    if (unknown.length > 0) {
      const known = config.helpdesks.map(({ id }) => id).join(', ');
      streams.writeError(`There is no helpdesk ${unknown.join(', ')}. Known: ${known}.\n`);
      return EXIT.badUsage;
    }
    for (const helpdesk of chosen) {
      const { id } = helpdesk;
      const error = await tryHelpdesk(helpdesk, config);
      const result = error === null ? { ok: true } : { ok: false, error };
      const hook = config.publicUrl === undefined ? null : await hookOf(config, config.publicUrl, id);
      await streams.write(`${JSON.stringify({ id, ...result, hook })}\n`);
    }
    return EXIT.done;
  },
};
export default command;

async function hookOf(config: Awaited<ReturnType<typeof readConfig>>, publicUrl: string, id: string): Promise<string> {
  const store = await openStore({ url: storeAddress(dataFolder(), config) });
  try {
    return `${publicUrl.replace(/\/+$/, '')}/helpdesk/${await readHookToken(store.db, id, Date.now())}`;
  } finally {
    await store.close();
  }
}
