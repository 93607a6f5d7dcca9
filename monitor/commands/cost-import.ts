import { readFile } from 'node:fs/promises';
import process from 'node:process';
import papa from 'papaparse';
import { DAY_SUM_KINDS, type DaySum } from '../../shared/model/day-sum.ts';
import { daySumSchema } from '../../shared/routes/costs.ts';
import { decodeSpreadsheet } from '../../shared/text/decode-spreadsheet.ts';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { putDaySums } from '../store/figures/day-sums.ts';
import { openStore } from '../store/open-store.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { storeAddress } from '../store-address.ts';

const FAULTS_SHOWN = 20;

const command: Command = {
  id: 'cost-import',
  labels: {
    'zh-CN': '导入每日销售额、售后成本与优惠券（CSV），同一天再次导入会覆盖',
    en: 'Import daily sales, after-sales costs and coupons (CSV); a day imported again is replaced',
  },
  define: (sub) => {
    sub
      .argument('<file>', `CSV with the columns day,kind,amount,count,brand; kinds: ${DAY_SUM_KINDS.join(', ')}`)
      .option('--config <file>', 'configuration that names the database; without it the drill is meant');
  },
  async run([file = ''], options, streams) {
    const { sums, faults } = readSums(decodeSpreadsheet(await readFile(file)));
    for (const fault of faults.slice(0, FAULTS_SHOWN)) streams.writeError(`${file}:${fault}\n`);
    if (faults.length > 0 || sums.length === 0) {
      streams.writeError(
        `${file}: 没有导入任何内容，请改正后再试 · nothing was imported; put it right and try again.\n`,
      );
      return EXIT.nothingRead;
    }
    const config = typeof options.config === 'string' ? await readConfig(options.config, plugIns, process.env) : null;
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    try {
      await inTransaction(store.db, (trx) => putDaySums(trx, sums, { personId: null, now: Date.now() }));
      await streams.write(`${JSON.stringify({ written: sums.length })}\n`);
      return EXIT.done;
    } finally {
      await store.close();
    }
  },
};
export default command;

/** All or nothing: a sum that is half there would be believed. */
function readSums(text: string): { readonly sums: DaySum[]; readonly faults: string[] } {
  const { data } = papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const sums: DaySum[] = [];
  const faults: string[] = [];
  data.forEach(({ day, kind, amount = '', count, brand }, row) => {
    const yuan = /^\d+(?:\.\d{1,2})?$/.test(amount.trim()) ? Number(amount) : Number.NaN;
    const read = daySumSchema.safeParse({
      ...{ day, kind, brandId: brand?.trim() ? brand.trim() : null },
      ...{ amountFen: Math.round(yuan * 100), count: Number(count ?? 0) },
    });
    if (read.success) sums.push(read.data);
    // The header is line 1.
    else
      for (const { path, message } of read.error.issues)
        faults.push(`${row + 2}: ${path[0] === 'amountFen' ? 'amount' : String(path[0])}: ${message}`);
  });
  return { sums, faults };
}
