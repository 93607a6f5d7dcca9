import process from 'node:process';
import { channels } from '../alert/channels/registry.ts';
import { composeTestAlert } from '../alert/compose-alert.ts';
import { SEND_TIMEOUT_MS } from '../alert/deliver-alerts.ts';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { safeFetch } from '../listen/safe-fetch.ts';
import { plugIns } from '../plug-ins.ts';
import { newId } from '../store/new-id.ts';

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
      const channel = channels.get(type);
      const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
      const message = { ...composeTestAlert(config.workspace), number: 0, idempotencyKey: newId(), attempt: 1 };
      const line = await Promise.resolve(
        channel?.send(message, settings, {
          now: Date.now(),
          signal,
          fetch: (url, fetchOptions) =>
            safeFetch(url, { timeoutMs: SEND_TIMEOUT_MS, signal, ...fetchOptions, allowHosts: config.privateHosts }),
        }),
      ).then(
        () => ({ id, ok: true }),
        (error: unknown) => ({ id, ok: false, error: error instanceof Error ? error.message : String(error) }),
      );
      await streams.write(`${JSON.stringify(line)}\n`);
    }
    return EXIT.done;
  },
};
export default command;
