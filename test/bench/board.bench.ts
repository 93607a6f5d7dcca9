// The board over many rows, in a real browser: from opening to its frame with the first numbers, and to the figures of a month.
// `npm run bench -- board [--rows 200000] [--keep FILE]`. The store is made anew each time and removed; a million rows take some minutes to
// write, so that they can be kept in a file and used again.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openStore } from '../../monitor/store/open-store.ts';
import { buildTestExtension } from '../browser/build-test-extension.ts';
import { launchChromium } from '../browser/launch-chromium.ts';
import { runApi } from '../helpers/run-api.ts';
import { SAMPLE_AT } from '../helpers/store-samples.ts';
import { fillStore } from './fill-store.ts';

const YEAR_MS = 365 * 86_400_000;
const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' }, keep: { type: 'string' } } });
const rows = Number(values.rows);

const folder = mkdtempSync(join(tmpdir(), 'earshot-board-'));
const file = values.keep ?? join(folder, 'earshot.db');
const isThere = existsSync(file);
const store = await openStore({ url: `sqlite:${file}` });
if (isThere) {
  const { value } = await store.db
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'mention')
    .executeTakeFirstOrThrow();
  if (Number(value) < rows) throw new Error(`${file} has ${value} rows: remove it, or ask for as many`);
  console.log(`${value} mentions and tickets over a year, written before`);
} else {
  const filledFrom = performance.now();
  await fillStore(store, rows);
  console.log(`${rows} mentions and tickets over a year, written in ${seconds(performance.now() - filledFrom)}`);
}
const api = await runApi({ store, frozenAt: SAMPLE_AT + YEAR_MS });
const chromium = await launchChromium({ extension: await buildTestExtension('chrome', 'granted') });
try {
  const { lead } = api.people;
  const { code } = await api.people.admin.client.createPairingCode({ params: { id: lead.person.id } });
  const options = await chromium.openOwnPage('options.html');
  await options.evaluate(
    (ask) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(of: object): Promise<unknown> } } }
      ).chrome.runtime.sendMessage({ type: 'monitor.pair', ask }),
    { baseUrl: api.baseUrl, code, device: 'bench' },
  );
  await options.close();
  for (const range of ['month, first time', 'month, again', 'week', 'day']) {
    const page = await chromium.openOwnPage(`board.html#range=${range.split(',')[0]}`);
    // Counted from the navigation: reading the code, asking, drawing.
    const [frame, figures] = await page.evaluate(async () => {
      const shows = async (selector: string) => {
        while (!document.querySelector(selector)) await new Promise(requestAnimationFrame);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
        return performance.now();
      };
      return [await shows('.figure .value'), await shows('.chart canvas')];
    });
    console.log(`${range.padEnd(20)} frame and first numbers ${seconds(frame)}   figures ${seconds(figures)}`);
    await page.close();
  }
} finally {
  await chromium.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

function seconds(ms: number | undefined): string {
  return `${((ms ?? 0) / 1_000).toFixed(2)} s`;
}
