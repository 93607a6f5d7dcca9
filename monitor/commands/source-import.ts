import { readFile, writeFile } from 'node:fs/promises';
import { type Command, EXIT } from '../command.ts';
import { appendSources, draftFeedSource, readSourceKeys, writeSources } from '../config/append-sources.ts';
import { readOpml } from '../listen/read/opml.ts';

const command: Command = {
  id: 'source-import',
  labels: { 'zh-CN': '从 OPML 文件导入来源', en: 'Take sources from an OPML file' },
  define: (sub) => {
    sub
      .argument('<file>', 'OPML file of another feed reader')
      .option('--config <file>', 'configuration to add them to; without it the lines are printed');
  },
  async run(args, options, streams) {
    const feeds = readOpml(await readFile(String(args[0])));
    if (feeds.length === 0) {
      streams.writeError('There is no feed in this file; an OPML file with xmlUrl attributes is expected.\n');
      return EXIT.nothingRead;
    }
    const file = typeof options.config === 'string' ? options.config : null;
    const text = file === null ? '' : await readFile(file, 'utf8');
    const { ids, urls } = readSourceKeys(text);
    const drafts = feeds.filter(({ url }) => !urls.has(url)).map((feed) => draftFeedSource(feed, ids));
    if (file !== null && drafts.length > 0) await writeFile(file, appendSources(text, drafts));
    if (file === null && drafts.length > 0) await streams.write(writeSources(drafts));
    streams.writeError(`${drafts.length} of ${feeds.length} feeds are new.\n`);
    return EXIT.done;
  },
};
export default command;
