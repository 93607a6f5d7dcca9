import { readFile } from 'node:fs/promises';
import { type Command, EXIT } from '../command.ts';
import { readKeywordGroups, writeBrands } from '../config/keyword-groups.ts';
import { decode } from '../listen/read/decode.ts';

const command: Command = {
  id: 'terms-import',
  labels: {
    'zh-CN': '读取关键词文件（TrendRadar frequency_words.txt），输出可放进 brands 的配置',
    en: 'Read a keyword file (TrendRadar frequency_words.txt) and print brands for the configuration',
  },
  define: (sub) => {
    sub.argument('<file>', 'keyword file');
  },
  async run(args, _options, streams) {
    const { brands, skipped } = readKeywordGroups(decode(await readFile(String(args[0]))).text);
    for (const { line, text } of skipped) {
      streams.writeError(`Line ${line} is a pattern and was left out; list the spellings it means: ${text}\n`);
    }
    if (brands.length === 0) {
      streams.writeError('There is no group of words in this file.\n');
      return EXIT.nothingRead;
    }
    await streams.write(writeBrands(brands));
    return EXIT.done;
  },
};
export default command;
