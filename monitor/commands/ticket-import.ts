import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import papa from 'papaparse';
import { type Command, type CommandStreams, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { type ImportReport, importTickets } from '../desk/import/import-tickets.ts';
import { readTicketTable } from '../desk/import/read-ticket-table.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

const BAR = 30;
const BYTE_ORDER_MARK = '\uFEFF';

const command: Command = {
  id: 'ticket-import',
  labels: {
    'zh-CN': '从 CSV 导入已有工单（不起时限）',
    en: 'Take tickets of another system from a CSV file; no clock starts',
  },
  define: (sub) => {
    sub
      .argument('<file>', 'CSV file in UTF-8 or GBK, with headings such as 问题描述, 工单号, 处理状态, 受理时间')
      .requiredOption('--config <file>', 'configuration that names the database')
      .option('--system <name>', 'where the ticket numbers come from (default csv); two systems may count alike')
      .option('--brand <id>', 'brand of these tickets')
      .option('--zone <name>', 'time zone of the instants in the file (default Asia/Shanghai)')
      .addHelpText(
        'after',
        '\nRun it again at any time: what is there is left alone. Refused rows are written to FILE.refused.csv.',
      );
  },
  async run([file = ''], options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const brandId = typeof options.brand === 'string' ? options.brand : null;
    if (brandId !== null && !config.brands.some(({ id }) => id === brandId)) {
      streams.writeError(`--brand: the configuration has no brand ${JSON.stringify(brandId)}.\n`);
      return EXIT.badUsage;
    }
    const table = readTicketTable(await readFile(file));
    const timeZone = String(options.zone ?? 'Asia/Shanghai');
    const settings = { system: String(options.system ?? 'csv'), brandId, timeZone, now: Date.now() };
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    process.once('SIGINT', stop);
    try {
      const progress = (done: number) => streams.writeError(writeBar(done, table.rows.length));
      const report = await importTickets(store.db, table.rows, settings, progress, stopping.signal);
      streams.writeError('\n');
      if (!report.isComplete) streams.writeError('Stopped; the same command goes on from here.\n');
      const refusedFile = await writeRefused(file, table.headings, report);
      const { imported, known, refused, isComplete } = report;
      const counts = { rows: table.rows.length, imported, known, refused: refused.length };
      await tell(streams, { ...counts, refusedFile, isComplete });
      return imported + known === 0 && refused.length > 0 ? EXIT.nothingRead : EXIT.done;
    } finally {
      process.off('SIGINT', stop);
      await store.close();
    }
  },
};
export default command;

function writeBar(done: number, all: number): string {
  const full = Math.round((done / Math.max(1, all)) * BAR);
  return `\r[${'#'.repeat(full)}${' '.repeat(BAR - full)}] ${done}/${all}`;
}

/** The refused rows as they stood, with the reason in front: corrected, the file can be imported. Null: there are none. */
async function writeRefused(
  file: string,
  headings: readonly string[],
  { refused }: ImportReport,
): Promise<string | null> {
  if (refused.length === 0) return null;
  const path = `${file.replace(/\.csv$/i, '')}.refused.csv`;
  const rows = refused.map(({ row, say }) => [`${row.number}: ${say['zh-CN']} · ${say.en}`, ...row.cells]);
  await writeFile(path, BYTE_ORDER_MARK + papa.unparse([['原因 Reason', ...headings], ...rows]));
  return path;
}

async function tell(streams: CommandStreams, report: object): Promise<void> {
  await streams.write(`${JSON.stringify(report)}\n`);
}
