import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { makePack } from '../desk/pack/make-pack.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { findTicketByNumber } from '../store/desk/tickets.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

const command: Command = {
  id: 'evidence-pack',
  labels: {
    'zh-CN': '把一张工单的全部证据打成一个包（仲裁用）',
    en: 'Write everything of a ticket into one pack, for arbitration',
  },
  define: (sub) => {
    sub
      .argument('<ticket>', 'number or id of the ticket')
      .argument('<file>', 'ZIP file to write; it must not exist yet')
      .option('--config <file>', 'configuration that names the database; without it the drill is meant')
      .option('--lang <language>', 'zh-CN (default) or en');
  },
  async run([ticket = '', file = ''], options, streams) {
    const language = options.lang ?? 'zh-CN';
    if (language !== 'zh-CN' && language !== 'en') {
      streams.writeError(`--lang must be zh-CN or en (given: ${String(language)}).\n`);
      return EXIT.badUsage;
    }
    const config = typeof options.config === 'string' ? await readConfig(options.config, plugIns, process.env) : null;
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    try {
      const ticketId = /^\d+$/.test(ticket) ? await findTicketByNumber(store.db, Number(ticket)) : ticket;
      const timeZone = config?.audit.timeZone ?? 'Asia/Shanghai';
      // The file first: a name that is taken must not leave "a pack was made" in the log.
      const target = createWriteStream(resolve(file), { flags: 'wx', mode: 0o600 });
      await new Promise((ready, failed) => target.once('open', ready).once('error', failed));
      const pack = await makePack(store, { ticketId, language, timeZone, by: null, now: Date.now() });
      await pipeline(Readable.from(pack.bytes), target);
      const { ticketNumber, manifestSha256 } = pack;
      await streams.write(`${JSON.stringify({ ticket: ticketNumber, path: resolve(file), manifestSha256 })}\n`);
      return EXIT.done;
    } finally {
      await store.close();
    }
  },
};
export default command;
