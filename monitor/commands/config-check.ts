import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { plugIns } from '../plug-ins.ts';

const command: Command = {
  id: 'config-check',
  labels: { 'zh-CN': '检查配置文件', en: 'Check a configuration file' },
  define: (sub) => {
    sub.argument('<file>', 'YAML file');
  },
  async run(args, _options, streams) {
    const config = await readConfig(String(args[0]), plugIns, process.env);
    await streams.write(
      `${args[0]}: good. ${config.brands.length} brands, ${config.sources.length} sources, ${config.channels.length} channels, ${config.people.length} people.\n`,
    );
    return EXIT.done;
  },
};
export default command;
