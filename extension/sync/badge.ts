import { browser } from 'wxt/browser';
import { LEVELS } from '../../shared/model/analysis.ts';
import type { ConnectionKind } from '../messages.ts';
import { openDatabase } from './database.ts';
import { countOpen } from './mention-cache.ts';

/** Grounds that carry white or black figures with at least 4.5:1. */
const COLOURS = { red: '#b8202c', orange: '#b1480c', yellow: '#8a6100', blue: '#2563b8', grey: '#5b6470' } as const;

/** Shows how many mentions wait, in the colour of the gravest; `!` when the monitor cannot be heard: that is no zero. */
export async function refreshBadge(connection: ConnectionKind): Promise<void> {
  const counts = await countOpen(await openDatabase());
  const total = counts.blue + counts.yellow + counts.orange + counts.red;
  const gravest = [...LEVELS].reverse().find((level) => counts[level] > 0);
  const deaf = connection !== 'live' && connection !== 'alone';
  const text = deaf ? '!' : total === 0 ? '' : total > 99 ? '99+' : String(total);
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: deaf ? COLOURS.grey : COLOURS[gravest ?? 'blue'] });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
}
