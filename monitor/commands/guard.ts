import { readFile } from 'node:fs/promises';
import { checkReply } from '../../shared/replies/guard.ts';
import { type Command, EXIT } from '../command.ts';
import { mapJsonLines } from '../map-json-lines.ts';

const command: Command = {
  id: 'guard',
  readsLines: true,
  labels: { 'zh-CN': '检查回复中的个人信息与用语', en: 'Check replies for personal data and wording' },
  define: (sub) => {
    sub
      .option('--public', 'the reply would stand where everybody reads it')
      .option('--dm', 'the reply is a direct message')
      .option('--allow <file>', 'hotlines and mailboxes that the brand publishes, one a line; # starts a remark')
      .option('--site <id>', 'site adapter id, for words that only some platforms punish')
      .addHelpText('after', '\nReads {id, text} and writes {id, block, warn, findings}, one JSON object a line.');
  },
  async run(_args, options, streams) {
    if ((options.public === true) === (options.dm === true)) {
      streams.writeError('Say where the reply would stand: either --public or --dm.\n');
      return EXIT.badUsage;
    }
    const where = options.dm === true ? 'dm' : 'public';
    const hotlines = await readAllowList(options.allow);
    if (hotlines === null) {
      streams.writeError(`The list of hotlines ${JSON.stringify(options.allow)} cannot be read: is the path right?\n`);
      return EXIT.badUsage;
    }
    const site = typeof options.site === 'string' ? { site: options.site } : {};
    return mapJsonLines(streams, (line) => {
      const text = line.text;
      if (typeof text !== 'string') throw new Error('"text" has to be a string.');
      return { id: line.id, ...checkReply(text, { where, hotlines, ...site }) };
    });
  },
};
export default command;

/** Entries of the list; none without a path; null when the file cannot be read. */
async function readAllowList(path: unknown): Promise<string[] | null> {
  if (typeof path !== 'string') return [];
  const text = await readFile(path, 'utf8').catch(() => null);
  return (
    text
      ?.split(/\r?\n/)
      .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
      .filter((line) => line !== '') ?? null
  );
}
