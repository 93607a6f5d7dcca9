import { saveFile } from '../look/save-file.ts';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { readPairing } from '../sync/pairing-store.ts';
import type { Period } from './board-series.ts';
import { ZONE } from './load-board.ts';

/** Saves the table of SOC-9 for the period as the monitor writes it: masked, every row, none a formula. */
export async function saveTable(period: Period, drill: boolean): Promise<void> {
  const pairing = await readPairing();
  if (!pairing) return;
  const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  const file = await createMonitorClient(pairing).exportMentions({
    query: { since: period.from, before: period.to, all: true, drill, lang: language, zone: ZONE },
  });
  saveFile(file, `earshot-${new Date(period.to).toISOString().slice(0, 10)}.csv`);
}
