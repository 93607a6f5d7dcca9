import process from 'node:process';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { writeOpml } from '../listen/read/opml.ts';
import { plugIns } from '../plug-ins.ts';

const command: Command = {
  id: 'source-export',
  labels: { 'zh-CN': '把订阅来源导出为 OPML', en: 'Write the feeds of a configuration as OPML' },
  define: (sub) => {
    sub.requiredOption('--config <file>', 'configuration');
  },
  async run(_args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const feeds = config.sources.flatMap(({ type, name, settings }) =>
      type === 'feed' && typeof settings.url === 'string' ? [{ name, url: settings.url }] : [],
    );
    const others = config.sources.length - feeds.length;
    if (others > 0) streams.writeError(`${others} sources of other types are not in it: OPML knows feeds only.\n`);
    await streams.write(writeOpml(config.workspace, feeds));
    return EXIT.done;
  },
};
export default command;
