import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { buildExtension } from '../build-extension.ts';
import { type Command, type CommandStreams, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { drillConfig, withDrill } from '../drill-config.ts';
import { dataFolder } from '../home.ts';
import { createLog, type LogLevel } from '../log.ts';
import { makePairingCode } from '../make-pairing-code.ts';
import { plugIns } from '../plug-ins.ts';
import { type Practice, startPractice } from '../practice/start-practice.ts';
import { type RunningMonitor, runMonitor } from '../run-monitor.ts';
import { sayStart } from '../say-start.ts';
import { renewDrillStore } from '../store/renew-drill-store.ts';
import { storeAddress } from '../store-address.ts';

const DEFAULT_PORT = 7373;

const command: Command = {
  id: 'start',
  labels: { 'zh-CN': '启动监听服务', en: 'Start the monitor' },
  define: (sub) => {
    sub
      .option('--config <file>', 'YAML configuration; without it a drill runs')
      .option('--drill', 'practice beside the real sources')
      .option('--port <number>', `port of the API (default ${DEFAULT_PORT})`)
      .option('--open', 'open a browser with the extension loaded and paired')
      .option('--log <level>', 'debug, info, warn, error or silent (default warn)');
  },
  async run(_args, options, streams) {
    const port = readPort(options.port);
    if (port === null) {
      streams.writeError(`--port must be a whole number from 1 to 65535 (given: ${String(options.port)}).\n`);
      return EXIT.badUsage;
    }
    const level = readLevel(options.log);
    if (level === null) {
      streams.writeError(`--log must be one of ${LEVELS.join(', ')} (given: ${String(options.log)}).\n`);
      return EXIT.badUsage;
    }
    const file = typeof options.config === 'string' ? options.config : null;
    const read = file === null ? null : await readConfig(file, plugIns, process.env);
    const log = createLog(level, streams.writeError);
    const home = dataFolder();
    const storeUrl = storeAddress(home, read);
    if (read === null) await renewDrillStore(storeUrl, Date.now());

    const wantsDrill = read === null || options.drill === true;
    const apiPort = port ?? read?.listen.port ?? DEFAULT_PORT;
    const practice = wantsDrill ? await openPractice(apiPort < 65_535 ? apiPort + 1 : 0) : null;
    try {
      const { config, drillSourceIds } = settle(read, practice, apiPort);
      const stopped = waitForStop();
      const monitor = await runMonitor({
        config,
        storeUrl,
        home,
        version: await readVersion(),
        log,
        drillSourceIds,
        isDrill: read === null,
        onLeaseLost: () => stopped.stop('another monitor took the database over'),
      });
      try {
        const browser = await welcome(monitor, { practice, configFile: file, isOpen: options.open === true }, streams);
        const reason = await stopped.reason;
        streams.writeError(`Stopping (${reason}) …\n`);
        await browser?.close();
      } finally {
        await monitor.stop();
      }
      return EXIT.done;
    } finally {
      await practice?.close();
    }
  },
};
export default command;

/** The practice port is the one after the API's, or any free one when that is taken. */
async function openPractice(port: number): Promise<Practice> {
  try {
    return await startPractice({ port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return startPractice({ port: 0 });
  }
}

function settle(read: Config | null, practice: Practice | null, port: number) {
  const given = practice === null ? { config: read, drillSourceIds: new Set<string>() } : addDrill(read, practice);
  if (given.config === null) throw new Error('there is nothing to listen to');
  return {
    drillSourceIds: given.drillSourceIds,
    config: { ...given.config, listen: { ...given.config.listen, port } },
  };
}

function addDrill(read: Config | null, practice: Practice): { config: Config; drillSourceIds: ReadonlySet<string> } {
  return read === null ? { config: drillConfig(practice), drillSourceIds: new Set() } : withDrill(read, practice);
}

interface Welcome {
  readonly practice: Practice | null;
  readonly configFile: string | null;
  readonly isOpen: boolean;
}

/** What a person needs next: address, extension folder, pairing code; and, when asked for, a browser, which is given back. */
async function welcome(monitor: RunningMonitor, { practice, configFile, isOpen }: Welcome, streams: CommandStreams) {
  streams.writeError('Building the extension … 正在构建扩展 …\n');
  const folders = await buildExtension().catch((error: unknown) => {
    streams.writeError(`${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  });
  const { code, person } = await makePairingCode(monitor.store.db, Date.now());
  await streams.write(
    sayStart({ url: monitor.url, folders, code, person, configFile, practiceUrl: practice?.url ?? null }),
  );
  if (!isOpen || folders === null) return null;
  const { openWithExtension } = await import('../open-browser.ts');
  const urls = practice === null ? [] : [`${practice.url}/plain`];
  return openWithExtension({ extensionDirs: folders, monitorUrl: monitor.url, pairingCode: code, urls }).catch(
    (error: unknown) => {
      streams.writeError(`${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    },
  );
}

function readPort(value: unknown): number | undefined | null {
  if (value === undefined) return undefined;
  const port = Number(value);
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : null;
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

function readLevel(value: unknown): LogLevel | null {
  return value === undefined ? 'warn' : (LEVELS.find((level) => level === value) ?? null);
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Resolves with what asked for the end: Ctrl-C, a service manager, or the monitor itself. */
function waitForStop(): { reason: Promise<string>; stop: (reason: string) => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      resolve(signal);
      // A second one means it: leave at once. What was committed is safe.
      process.once(signal, () => process.exit(130));
    });
  }
  return { reason: promise, stop: resolve };
}
