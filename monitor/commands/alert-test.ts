import process from 'node:process';
import { sendTestMessage } from '../alert/send-test-message.ts';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { plugIns } from '../plug-ins.ts';

const command: Command = {
  id: 'alert-test',
  labels: {
    'zh-CN': '向预警渠道发一条测试消息，每个渠道输出一行 JSON',
    en: 'Send a test message to alert channels, one JSON line per channel',
  },
  define: (sub) => {
    sub
      .argument('[ids...]', 'ids of channels; without any, all of them')
      .requiredOption('--config <file>', 'configuration');
  },
  async run(args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const chosen = config.channels.filter(({ id }) => args.length === 0 || args.includes(id));
    const unknown = args.filter((id) => !config.channels.some((channel) => channel.id === id));
    if (unknown.length > 0 || chosen.length === 0) {
      const known = config.channels.map(({ id }) => id).join(', ') || 'none';
      streams.writeError(`There is no channel ${unknown.join(', ')}. Known: ${known}.\n`);
      return EXIT.badUsage;
    }
    for (const { id, type, settings } of chosen) {
      const error = await sendTestMessage({ type, settings }, config);
      const line = error === null ? { id, ok: true } : { id, ok: false, error };
      await streams.write(`${JSON.stringify(line)}\n`);
    }
    return EXIT.done;
  },
};
export default command;
