import process from 'node:process';
import { openPostTrial, readLevel, readMoment, tryStoredMention } from '../alert/trial-command.ts';
import type { TriedPost } from '../alert/try-alert.ts';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { type JsonLine, mapJsonLines } from '../map-json-lines.ts';
import { plugIns } from '../plug-ins.ts';

const command: Command = {
  id: 'alert-route',
  labels: {
    'zh-CN':
      '演算预警去向：每行一个帖子 {id,text,brand,level,…}，或用 --mention 指定一条；逐步说明谁会收到、为什么，不发送',
    en: 'Say who would hear of a post and why, step by step: one {id,text,brand,level,…} a line, or --mention; sends nothing',
  },
  define: (sub) => {
    sub
      .requiredOption('--config <file>', 'configuration with brands, routes and channels')
      .option('--mention <id>', 'a mention of the database, instead of standard input')
      .option('--at <moment>', 'a moment like "2026-12-01 23:30", to try hours, quiet hours and absences; default: now')
      .option('--time-zone <zone>', 'where that moment is; default: the one of the configuration');
  },
  async run(_args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const moment = readMoment(options, config);
    if (Number.isNaN(moment.at)) {
      streams.writeError(`--at must be a moment like "2026-12-01 23:30" (given: ${String(options.at)}).\n`);
      return EXIT.badUsage;
    }
    if (options.mention !== undefined) {
      await streams.write(`${JSON.stringify(await tryStoredMention(config, String(options.mention), moment))}\n`);
      return EXIT.done;
    }
    const tryPost = await openPostTrial(config, moment);
    return mapJsonLines(streams, (line) => ({
      ...('id' in line ? { id: line.id } : {}),
      ...tryPost(readPost(line)),
    }));
  },
};
export default command;

function readPost(line: JsonLine): TriedPost {
  if (typeof line.text !== 'string') throw new Error('"text" is missing');
  const optional = <T>(value: unknown, is: (value: unknown) => value is T): T | null => (is(value) ? value : null);
  const isText = (value: unknown): value is string => typeof value === 'string';
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  return {
    text: line.text,
    title: optional(line.title, isText),
    rating: optional(line.rating, isNumber),
    author: optional(line.author, isText),
    followers: optional(line.followers, isNumber),
    brand: optional(line.brand, isText),
    level: readLevel(line.level),
  };
}
