import process from 'node:process';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { closeParseWorker } from '../listen/read/parse-in-worker.ts';
import { trialContext } from '../listen/trial/trial-context.ts';
import { trySource } from '../listen/trial/try-source.ts';
import { plugIns } from '../plug-ins.ts';

const command: Command = {
  id: 'source-test',
  labels: {
    'zh-CN': '试听来源：真的取一次，什么也不存，每个来源输出一行 JSON',
    en: 'Try sources: asks each once for real, stores nothing, one JSON line per source',
  },
  define: (sub) => {
    sub
      .argument('[ids...]', 'ids of sources; without any, all of them')
      .requiredOption('--config <file>', 'configuration');
  },
  async run(args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const unknown = args.filter((id) => !config.sources.some((source) => source.id === id));
    if (unknown.length > 0) {
      streams.writeError(
        `There is no source ${unknown.join(', ')}. Known: ${config.sources.map(({ id }) => id).join(', ')}.\n`,
      );
      return EXIT.badUsage;
    }
    const context = trialContext(config);
    for (const source of config.sources.filter(({ id }) => args.length === 0 || args.includes(id))) {
      const { brands: brandIds, ...rest } = source;
      const {
        sample: _sample,
        newestAt,
        error,
        doubts,
        remark,
        cannotKeepWindow,
        ...trial
      } = await trySource(context, { ...rest, brandIds, drill: false });
      // It answers, but what is public there cannot be found in time (SOC-1): that is said, and no failure.
      const window = cannotKeepWindow === null ? {} : { cannotKeepWindow };
      const told = trial.ok
        ? {
            ...trial,
            newestAt: newestAt === null ? null : new Date(newestAt).toISOString(),
            ...(doubts.length === 0 ? {} : { doubts }),
            ...(remark === null ? {} : { remark }),
            ...window,
          }
        : {
            ok: false,
            error,
            ...(trial.entries > 0 ? { entries: trial.entries } : {}),
            ...window,
            tookMs: trial.tookMs,
          };
      await streams.write(`${JSON.stringify({ id: source.id, ...told })}\n`);
    }
    await closeParseWorker();
    return EXIT.done;
  },
};
export default command;
