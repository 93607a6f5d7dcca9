import process from 'node:process';
import { reachPerson } from '../alert/reach-person.ts';
import { sayReached } from '../alert/say-reached.ts';
import { type OpenBrowsers, sendTestMessage } from '../alert/send-test-message.ts';
import { openPostTrial, readLevel, readMoment, tryStoredMention } from '../alert/trial-command.ts';
import { routingOf } from '../alert/try-alert.ts';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { storeAddress } from '../store-address.ts';
import { systemClock } from '../system-clock.ts';

const command: Command = {
  id: 'alert-test',
  labels: {
    'zh-CN':
      '向预警渠道发一条测试消息，每个渠道输出一行 JSON；--route 只走一条分流；--mention 或 --text 只演算谁会何时、经哪里收到、为什么，不发送',
    en: 'Send a test message to alert channels, one JSON line per channel; --route: by one route; --mention or --text: say who would hear, by what, when and why, and send nothing',
  },
  define: (sub) => {
    sub
      .argument('[ids...]', 'ids of channels; without any, all of them')
      .requiredOption('--config <file>', 'configuration')
      .option('--route <n>', 'only what the n-th route names, and who is reached for its people now')
      .option('--mention <id>', 'dry run for a mention of the database')
      .option('--text <words>', 'dry run for a made-up post')
      .option('--brand <id>', 'brand of the made-up post, whatever is thought of it')
      .option('--level <level>', 'level of the made-up post; default: as its words are judged')
      .option('--at <moment>', 'moment of the dry run, like "2026-12-01 23:30"; default: now')
      .option('--time-zone <zone>', 'where that moment is; default: the one of the configuration');
  },
  async run(args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const refuse = (reason: string) => {
      streams.writeError(`${reason}\n`);
      return EXIT.badUsage;
    };
    if (options.mention !== undefined || options.text !== undefined) {
      const moment = readMoment(options, config);
      if (Number.isNaN(moment.at))
        return refuse(`--at must be a moment like "2026-12-01 23:30" (given: ${String(options.at)}).`);
      const brand = options.brand === undefined ? null : String(options.brand);
      if (brand !== null && !config.brands.some(({ id }) => id === brand))
        return refuse(`There is no brand ${brand}. Known: ${config.brands.map(({ id }) => id).join(', ')}.`);
      const answer =
        options.mention === undefined
          ? (await openPostTrial(config, moment))({
              ...{ text: String(options.text), brand, level: readLevel(options.level) },
            })
          : await tryStoredMention(config, String(options.mention), moment);
      await streams.write(`${JSON.stringify(answer)}\n`);
      return EXIT.done;
    }
    const route = options.route === undefined ? null : readRoute(config, options.route);
    if (route === undefined || (route !== null && args.length > 0))
      return refuse(`--route is a number from 1 to ${config.routes.length}, without ids of channels.`);
    const wanted = route?.channels ?? args;
    const chosen = config.channels.filter(({ id }) => (route === null && args.length === 0) || wanted.includes(id));
    const unknown = wanted.filter((id) => !config.channels.some((channel) => channel.id === id));
    if (unknown.length > 0 || chosen.length === 0) {
      const known = config.channels.map(({ id }) => id).join(', ') || 'none';
      return refuse(
        unknown.length > 0
          ? `There is no channel ${unknown.join(', ')}. Known: ${known}.`
          : `Nobody would be told. Channels: ${known}.`,
      );
    }
    const browsers = reachBrowsers(config);
    try {
      for (const { id, type, settings } of chosen) {
        const error = await sendTestMessage({ type, settings }, config, browsers.open);
        const line = error === null ? { id, ok: true } : { id, ok: false, error };
        await streams.write(`${JSON.stringify({ ...line, ...(route === null ? {} : { why: route.why }) })}\n`);
      }
    } finally {
      await browsers.close();
    }
    return EXIT.done;
  },
};
export default command;

/** Browsers are told by the database of the monitor, which has to run for them to hear it; it is opened for a channel that needs it. */
function reachBrowsers(config: Config) {
  let opened: Promise<Store> | null = null;
  const open: OpenBrowsers = async () => {
    opened ??= openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    return { db: (await opened).db, clock: systemClock };
  };
  return { open, close: async () => (await opened)?.close() };
}

/** What a route names, and who is reached for its people now; undefined: there is no such route. */
function readRoute(config: Config, given: unknown) {
  const route = config.routes[Number(given) - 1];
  if (route === undefined) return undefined;
  const { people } = routingOf(config);
  const reached = route.people.map((name) => reachPerson(name, people, Date.now()));
  const channels = [...new Set([...route.channels, ...reached.flatMap((reach) => reach.channels)])];
  return { channels, why: sayReached(reached) };
}
