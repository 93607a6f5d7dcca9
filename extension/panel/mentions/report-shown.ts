import type { Mention } from '../../../shared/model/mention.ts';
import { openDatabase } from '../../sync/database.ts';
import { noteTold, reportTold } from '../../sync/told-report.ts';
import { panelClient } from '../load-panel.ts';
import { getPanel } from '../panel-store.ts';
import { readNow } from '../use-now.ts';

/** Several cards come into view at once; they are reported together. */
const TOGETHER_MS = 300;

const noted = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * These mentions stand before the person's eyes now: the monitor is told, once for each (instant "told" of section 1 of
 * the service rules). A panel in a hidden tab shows nobody anything.
 */
export function reportShown(mentions: readonly Mention[]): void {
  if (document.visibilityState !== 'visible' || !getPanel().pairing) return;
  const fresh = mentions.filter((one) => one.toldAt === null && one.state === 'open' && !noted.has(one.id));
  if (fresh.length === 0) return;
  const at = readNow();
  for (const mention of fresh) noted.add(mention.id);
  note(
    fresh.map((mention) => mention.id),
    at,
  ).catch((error: unknown) => {
    for (const mention of fresh) noted.delete(mention.id);
    console.error('[earshot]', error);
  });
}

async function note(ids: readonly string[], at: number): Promise<void> {
  const database = await openDatabase();
  for (const id of ids) await noteTold(database, id, at);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const client = panelClient();
    // What cannot be reported now is reported by the background when the monitor is back.
    if (client) reportTold(database, client).catch(() => undefined);
  }, TOGETHER_MS);
}
