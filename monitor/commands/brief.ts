import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { zoneOfBrief } from '../pr/brief/brief-schedule.ts';
import { gatherBrief } from '../pr/brief/gather-brief.ts';
import { sayBrief } from '../pr/brief/say-brief.ts';
import { writeMail } from '../pr/brief/write-mail.ts';
import { writeMarkdown } from '../pr/brief/write-markdown.ts';
import { readLocalInstant } from '../read-local-instant.ts';
import { openStore } from '../store/open-store.ts';
import { openReader } from '../store/reader.ts';
import { storeAddress } from '../store-address.ts';

const command: Command = {
  id: 'brief',
  labels: {
    'zh-CN': '舆情日报、周报（Markdown 或邮件 HTML）',
    en: 'Daily or weekly brief as Markdown or the HTML of a mail',
  },
  define: (sub) => {
    sub
      .requiredOption('--config <file>', 'configuration with brands and database')
      .option('--week', 'the last seven days instead of the last one')
      .option('--brand <id>', 'this brand only')
      .option('--until <instant>', 'end of the stretch in that zone, like 2026-03-02T08:30 (default: now)')
      .option('--zone <name>', 'time zone of its readers (default: of the brands, else Asia/Shanghai)')
      .option('--lang <language>', 'zh-CN (default) or en')
      .option('--html <file>', 'writes the HTML of the mail there instead of Markdown to the screen');
  },
  async run(_args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const language = options.lang ?? 'zh-CN';
    const brands = config.brands.filter(({ id }) => options.brand === undefined || id === options.brand);
    const timeZone = zoneOfBrief(typeof options.zone === 'string' ? options.zone : undefined, brands);
    const before = options.until === undefined ? Date.now() : readLocalInstant(String(options.until), timeZone);
    const wrong = findFault({ language, timeZone, before, brandCount: brands.length });
    if (wrong !== null || (language !== 'zh-CN' && language !== 'en')) {
      streams.writeError(`${wrong}\n`);
      return EXIT.badUsage;
    }
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    const reader = openReader(store);
    try {
      const period = options.week === true ? 'week' : 'day';
      const brief = sayBrief(await gatherBrief(reader, { brands, period, before, timeZone, drill: false }), language);
      if (typeof options.html === 'string') await writeFile(options.html, writeMail(brief, language));
      else await streams.write(writeMarkdown(brief));
      return EXIT.done;
    } finally {
      await reader.close();
      await store.close();
    }
  },
};
export default command;

function findFault(given: {
  readonly language: unknown;
  readonly timeZone: string;
  readonly before: number;
  readonly brandCount: number;
}): string | null {
  if (given.language !== 'zh-CN' && given.language !== 'en') return '--lang must be zh-CN or en.';
  if (Number.isNaN(given.before)) return '--until must be an instant like 2026-03-02T08:30.';
  if (!Intl.supportedValuesOf('timeZone').includes(given.timeZone) && given.timeZone !== 'UTC')
    return `--zone: there is no time zone ${JSON.stringify(given.timeZone)}; one is Asia/Shanghai.`;
  return given.brandCount === 0 ? '--brand: the configuration has no such brand.' : null;
}
