import process from 'node:process';
import { type Command, EXIT } from '../command.ts';
import { writeKeywordGroups } from '../config/keyword-groups.ts';
import { readConfig } from '../config/read-config.ts';
import { plugIns } from '../plug-ins.ts';

const command: Command = {
  id: 'terms-export',
  labels: {
    'zh-CN': '把品牌词导出为关键词文件（TrendRadar frequency_words.txt）',
    en: 'Write the words of all brands as a keyword file (TrendRadar frequency_words.txt)',
  },
  define: (sub) => {
    sub.requiredOption('--config <file>', 'configuration');
  },
  async run(_args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    await streams.write(writeKeywordGroups(config.brands));
    return EXIT.done;
  },
};
export default command;
