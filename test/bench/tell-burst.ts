import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { type Listening, startListening } from '../../monitor/listen/start-listening.ts';
import type { Store } from '../../monitor/store/store.ts';
import type { Source } from '../../shared/model/source.ts';
import { listeningOptions } from '../helpers/listening-options.ts';
import { webhookTo } from '../helpers/webhook-channel.ts';
import { startWebhookReceiver } from '../helpers/webhook-receiver.ts';

/** What people in a group want at most in a minute: 企业微信 takes 20. */
const GROUP_PER_MINUTE = 18;
const LOOK_EVERY_MS = 1_000;

/** A monitor that tells what it stores, to a program and to a group. */
export async function startTelling(
  store: Store,
  sources: readonly Source[],
): Promise<{
  readonly listening: Listening;
  /** Waits until no mention waits to be told, stops, and gives what arrived. */
  finish(startedAt: number, posts: number): Promise<Readonly<Record<string, string | number>>>;
}> {
  const receiver = await startWebhookReceiver();
  const program = webhookTo({ url: receiver.url, secret: receiver.secret }, 'program');
  const group = webhookTo({ url: receiver.url.replace('/hook', '/group'), secret: receiver.secret }, 'group');
  const channels = [program, { ...group, perMinute: GROUP_PER_MINUTE }];
  const options = listeningOptions(store, { sources: [...sources], channels });
  const { storyDigestMs: _, ...asItRuns } = options;
  const listening = await startListening({ ...asItRuns, privateHosts: [receiver.hostAndPort] });

  const countOpen = async () => {
    const row = await store.db
      .selectFrom('alerts')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('kind', '=', 'mention')
      .where('state', 'in', ['pending', 'sending'])
      .executeTakeFirstOrThrow();
    return Number(row.n);
  };

  return {
    listening,
    async finish(startedAt, posts) {
      for (let open = await countOpen(), n = 0; open > 0; open = await countOpen(), n += 1) {
        if (n % 10 === 0) console.error(`${Math.round((Date.now() - startedAt) / 1000)} s: ${open} wait to be told`);
        await pause(LOOK_EVERY_MS);
      }
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      await listening.stop();
      const ofMentions = receiver.received.filter(({ message }) => message.kind === 'mention');
      const told = (path: string) =>
        ofMentions
          .filter((one) => one.path === path)
          .reduce((sum, { message }) => sum + (message.members?.length ?? 1), 0);
      const messages = (path: string) => receiver.received.filter((one) => one.path === path);
      const inGroup = messages('/group');
      const aMinute = inGroup.map(
        ({ at: from }) => inGroup.filter(({ at }) => at >= from && at < from + 60_000).length,
      );
      await receiver.close();
      return {
        'seconds until all was told': seconds,
        'told the program': told('/hook'),
        'told the group': told('/group'),
        'not told': 2 * posts - told('/hook') - told('/group'),
        'messages to the program': messages('/hook').length,
        'messages to the group': inGroup.length,
        'most a minute in the group': Math.max(0, ...aMinute),
        'largest message': Math.max(0, ...ofMentions.map(({ message }) => message.members?.length ?? 1)),
      };
    },
  };
}

/** Watches how much memory the process holds. `stop` gives the most in MiB. */
export function watchMemory(): { stop(): number } {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 200);
  return {
    stop() {
      look();
      clearInterval(timer);
      return Math.round(most / 2 ** 20);
    },
  };
}
