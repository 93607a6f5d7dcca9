import process from 'node:process';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { sayError } from '../listen/ask-source.ts';
import { closeParseWorker, parseDocumentInWorker } from '../listen/parse-in-worker.ts';
import { safeFetch } from '../listen/safe-fetch.ts';
import { safeStream } from '../listen/safe-stream.ts';
import { streamWayOf } from '../listen/start-streams.ts';
import { tryStream } from '../listen/try-stream.ts';
import { plugIns } from '../plug-ins.ts';
import type { PollContext } from '../source-type.ts';
import { sourceTypes } from '../sources/registry.ts';

const TIMEOUT_MS = 60_000;

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
    for (const source of config.sources.filter(({ id }) => args.length === 0 || args.includes(id))) {
      const startedAt = performance.now();
      const line = await ask(config, source).catch((error: unknown) => ({ ok: false, error: sayError(error) }));
      const tookMs = Math.round(performance.now() - startedAt);
      await streams.write(`${JSON.stringify({ id: source.id, ...line, tookMs })}\n`);
    }
    await closeParseWorker();
    return EXIT.done;
  },
};
export default command;

type Config = Awaited<ReturnType<typeof readConfig>>;

async function ask(config: Config, source: Config['sources'][number]) {
  const type = sourceTypes.get(source.type);
  if (!type) throw new Error(`there is no source type "${source.type}"`);
  const { brands: brandIds, ...rest } = source;
  const now = Date.now();
  const memory = {
    nextPollAt: now,
    etag: null,
    lastModified: null,
    cursor: null,
    lastPollAt: null,
    lastSuccessAt: null,
    lastNewEntryAt: null,
    state: 'healthy' as const,
    blindSince: null,
    errorCount: 0,
    lastError: null,
    quotaLeft: null,
    quotaResetAt: null,
    platformLagMs: null,
  };
  const context: PollContext = {
    now,
    memory,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    brands: config.brands.filter(({ id }) => brandIds.length === 0 || brandIds.includes(id)),
    complaintTerms: config.complaintTerms,
    fetch: (url, fetchOptions) => safeFetch(url, { ...fetchOptions, allowHosts: config.privateHosts }),
    parse: parseDocumentInWorker,
  };
  const asSource = { ...rest, brandIds, drill: false };
  const way = streamWayOf({ sourceTypes }, asSource);
  if (way !== null) {
    const open: typeof safeStream = (url, options) => safeStream(url, { ...options, allowHosts: config.privateHosts });
    const streamed = await tryStream(way, context, open);
    if (way.isAlone) return { ok: true, entries: streamed, newestAt: null, pushes: true };
  }
  const poll = await type.poll(asSource, context);
  const instants = poll.entries.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt]));
  const newestAt = instants.length === 0 ? null : new Date(Math.max(...instants)).toISOString();
  return { ok: true, entries: poll.entries.length, newestAt, pushes: way !== null || poll.push !== undefined };
}
