import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type Command, EXIT } from '../command.ts';
import { dataFolder } from '../home.ts';
import { createLog, type LogLevel } from '../log.ts';
import { createSetupKey } from '../setup/setup-key.ts';
import { DEFAULT_PORT, runRounds } from '../start/run-rounds.ts';

/** Where the setup page writes when no file was named. */
const CONFIG_NAME = 'earshot.yaml';

const command: Command = {
  id: 'start',
  labels: { 'zh-CN': '启动监听服务', en: 'Start the monitor' },
  define: (sub) => {
    sub
      .option('--config <file>', 'YAML configuration; without it what the setup page wrote, or else a drill')
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
    const home = dataFolder();
    const given = typeof options.config === 'string' ? options.config : null;
    const setupFile = given ?? join(home, CONFIG_NAME);
    const hasConfig = given !== null || existsSync(setupFile);
    await runRounds(
      {
        ...{ port, home, setupFile, streams },
        log: createLog(level, streams.writeError),
        wantsDrill: options.drill === true,
        isOpen: options.open === true,
        setupKey: createSetupKey(Date.now()),
        stopped: waitForStop(),
      },
      { file: hasConfig ? setupFile : null, text: null, startFault: null },
    );
    return EXIT.done;
  },
};
export default command;

function readPort(value: unknown): number | undefined | null {
  if (value === undefined) return undefined;
  const port = Number(value);
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : null;
}

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

function readLevel(value: unknown): LogLevel | null {
  return value === undefined ? 'warn' : (LEVELS.find((level) => level === value) ?? null);
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
