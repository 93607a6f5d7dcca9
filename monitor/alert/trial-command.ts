import type { AlertTrial } from '../../shared/model/alert.ts';
import { LEVELS, type Level } from '../../shared/model/analysis.ts';
import type { Config } from '../config/schema.ts';
import { dataFolder } from '../home.ts';
import { readLocalInstant } from '../read-local-instant.ts';
import { getMention } from '../store/heard/mentions.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';
import { readRecentSendings } from './recent-sendings.ts';
import { openTrialAnalyzer, sayMoment, type TriedMoment, type TriedPost, tryMention, tryPost } from './try-alert.ts';

/** The moment that a command names with `--at` and `--time-zone`, else now; `at` is NaN where it is none. */
export function readMoment(options: Readonly<Record<string, unknown>>, config: Config): TriedMoment {
  const timeZone = String(options.timeZone ?? config.audit.timeZone);
  return { timeZone, at: options.at === undefined ? Date.now() : readLocalInstant(String(options.at), timeZone) };
}

/** A level as it was typed; undefined: none was. @throws Error when there is no such level. */
export function readLevel(value: unknown): Level | undefined {
  const level = LEVELS.find((known) => known === value);
  if (value !== undefined && level === undefined) throw new Error(`"level" is one of ${LEVELS.join(', ')}`);
  return level;
}

/** Tries posts at a moment, in the words of JSON. */
export async function openPostTrial(config: Config, moment: TriedMoment): Promise<(post: TriedPost) => object> {
  const analyzer = await openTrialAnalyzer(config);
  return (post) => writeTrial(tryPost(config, analyzer, post, moment), moment);
}

/** Tries a mention of the database by what its channels were sent of late. @throws StoreError `not-found`. */
export async function tryStoredMention(config: Config, id: string, moment: TriedMoment): Promise<object> {
  const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
  try {
    const mention = await getMention(store.db, id);
    const recent = await readRecentSendings(store.db, config, { at: moment.at, now: Date.now() });
    return { id: mention.id, ...writeTrial(tryMention(config, mention, moment, recent), moment) };
  } finally {
    await store.close();
  }
}

/** Local times, one line a step. */
function writeTrial({ told, ...judged }: AlertTrial, { at, timeZone }: TriedMoment): object {
  return {
    ...judged,
    told: told.map(({ brandId, channels, routes, why }) => ({
      brandId,
      channels: channels.map(({ id }) => id),
      who: Object.fromEntries(channels.map(({ id, people }) => [id, people])),
      routes,
      waits: Object.fromEntries(
        channels.flatMap(({ id, sendAt }) => (sendAt > at ? [[id, sayMoment(sendAt, timeZone)]] : [])),
      ),
      why,
    })),
  };
}
