import { personOfBrowser } from '../config/give-browsers.ts';
import type { Config } from '../config/schema.ts';
import { countSentSince } from '../store/count-sent.ts';
import type { Db } from '../store/store.ts';
import { type FoundBrowsers, findBrowsers } from './find-browsers.ts';

const MINUTE_MS = 60_000;

/** What a database knows of channels that a trial should say. */
export interface RecentSendings {
  /** Messages of the minute before, by channel. */
  readonly sent: ReadonlyMap<string, number>;
  /** Browsers that a channel would be shown in, by channel. */
  readonly browsers: ReadonlyMap<string, FoundBrowsers>;
}

/** Reads what channels were sent in the minute before a moment, and, where that is now, whose browsers are open. */
export async function readRecentSendings(
  db: Db,
  { channels }: Pick<Config, 'channels'>,
  { at, now }: { readonly at: number; readonly now: number },
): Promise<RecentSendings> {
  const sent = new Map<string, number>();
  const browsers = new Map<string, FoundBrowsers>();
  for (const channel of channels) {
    sent.set(channel.id, await countSentSince(db, channel.id, at - MINUTE_MS, at));
    const person = personOfBrowser(channel);
    if (person !== null && Math.abs(at - now) < MINUTE_MS) browsers.set(channel.id, await findBrowsers(db, person, at));
  }
  return { sent, browsers };
}
