import process from 'node:process';
import { type Command, type CommandStreams, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { dataFolder } from '../home.ts';
import { type BackfillProgress, backfill } from '../listen/backfill.ts';
import { closeParseWorker } from '../listen/read/parse-in-worker.ts';
import { preparePipeline } from '../listen/start-listening.ts';
import { createLog } from '../log.ts';
import { plugIns } from '../plug-ins.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

const UNITS_MS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const BAR_WIDTH = 24;

const command: Command = {
  id: 'backfill',
  labels: {
    'zh-CN': '补采：读取来源里还能看到的旧帖，不开时钟、不发预警；中断后再次运行会接着做',
    en: 'Read older posts that sources still show: starts no clocks and no alerts; goes on where it was stopped',
  },
  define: (sub) => {
    sub
      .argument('[ids...]', 'ids of sources; without any, all of them')
      .requiredOption('--since <age>', 'how far back: 12h, 30d, 4w')
      .requiredOption('--config <file>', 'configuration');
  },
  async run(args, options, streams) {
    const age = /^([1-9]\d*)([hdw])$/.exec(String(options.since));
    if (!age) {
      streams.writeError(`--since must be an age like 12h, 30d or 4w (given: ${String(options.since)}).\n`);
      return EXIT.badUsage;
    }
    const config = await readConfig(String(options.config), plugIns, process.env);
    const unknown = args.filter((id) => !config.sources.some((source) => source.id === id));
    if (unknown.length > 0) {
      const known = config.sources.map(({ id }) => id).join(', ');
      streams.writeError(`There is no source ${unknown.join(', ')}. Known: ${known}.\n`);
      return EXIT.badUsage;
    }
    const wanted = config.sources.filter(({ id }) => args.length === 0 || args.includes(id));
    const chosen = wanted.filter(({ enabled }) => enabled);
    const off = wanted.filter(({ enabled }) => !enabled).map(({ id }) => id);
    if (off.length > 0) streams.writeError(`Switched off, and so not asked: ${off.join(', ')}.\n`);
    if (chosen.length === 0) {
      streams.writeError('There is no source to ask.\n');
      return EXIT.badUsage;
    }
    const store = await openStore({ url: storeAddress(dataFolder(), config) });
    const stopping = new AbortController();
    process.once('SIGINT', () => stopping.abort());
    try {
      const sources = chosen.map(({ brands, ...source }) => ({ ...source, brandIds: brands, drill: false }));
      const clock = { now: () => Date.now() };
      const log = createLog('silent', () => undefined);
      const pipeline = await preparePipeline({ ...pick(config), store, log, sources, channels: [] }, clock);
      const since = Date.now() - Number(age[1]) * (UNITS_MS[age[2] ?? ''] ?? 0);
      const result = await backfill(pipeline, sources, since, stopping.signal, showProgress(streams));
      streams.writeError('\n');
      for (const { id, reason } of result.failed) streams.writeError(`${id}: ${reason}\n`);
      if (!result.isComplete) streams.writeError('Stopped; the same command goes on from here.\n');
      await streams.write(`${JSON.stringify(result)}\n`);
      return EXIT.done;
    } finally {
      await closeParseWorker();
      await store.close();
    }
  },
};
export default command;

/** What the pipeline needs of the configuration; nobody is to be reached by it. */
function pick({ brands, complaintTerms, routes, privateHosts, contact, policies }: Config) {
  return { brands, complaintTerms, routes, privateHosts, contact, policies };
}

/** One line that is written over: bar, source, items a second, time left. */
function showProgress(streams: CommandStreams): (progress: BackfillProgress) => void {
  const startedAt = performance.now();
  return ({ source, sourcesDone, sourcesBefore, sources, entries, mentions }) => {
    const seconds = Math.max(0.001, (performance.now() - startedAt) / 1000);
    const filled = Math.round((sourcesDone / sources) * BAR_WIDTH);
    const doneNow = sourcesDone - sourcesBefore;
    const left = doneNow === 0 ? '–' : `${Math.ceil((seconds / doneNow) * (sources - sourcesDone))} s`;
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    const figures = `${sourcesDone}/${sources} · ${entries} 帖 posts · ${mentions} 提及 mentions · ${Math.round(entries / seconds)}/s · 剩余 left ${left}`;
    streams.writeError(`\r\u001b[K${bar} ${figures} · ${source.slice(0, 30)}`);
  };
}
