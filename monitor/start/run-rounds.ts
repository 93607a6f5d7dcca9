import { readFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import type { CommandStreams } from '../command.ts';
import { checkConfig, readConfigText } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import type { Log } from '../log.ts';
import { plugIns } from '../plug-ins.ts';
import { type Practice, startPractice } from '../practice/start-practice.ts';
import { versionOf } from '../setup/draft-file.ts';
import { findNextAddress } from '../setup/next-address.ts';
import type { SetupKey } from '../setup/setup-key.ts';
import { renewDrillStore } from '../store/renew-drill-store.ts';
import { storeAddress } from '../store-address.ts';
import { buildExtension, type extensionFolders } from './build-extension.ts';
import { drillConfig, withDrill } from './drill-config.ts';
import { makePairingCode } from './make-pairing-code.ts';
import { type RunningMonitor, runMonitor } from './run-monitor.ts';
import { saySetup, sayStart } from './say-start.ts';

export const DEFAULT_PORT = 7373;

/** What holds from the start of the process to its end. */
export interface StartPlan {
  /** Port that was asked for; undefined: what the configuration says. */
  readonly port: number | undefined;
  readonly home: string;
  /** What the setup page reads and writes; it need not be there. */
  readonly setupFile: string;
  readonly setupKey: SetupKey;
  readonly log: Log;
  /** Practice beside the real sources. */
  readonly wantsDrill: boolean;
  /** Open a browser with the extension. */
  readonly isOpen: boolean;
  readonly streams: CommandStreams;
  readonly stopped: { readonly reason: Promise<string>; stop(reason: string): void };
}

/** One run of the monitor; the setup page can ask for another. */
export interface Round {
  /** Configuration; null: a drill. */
  readonly file: string | null;
  /** What the file said when this round ran before, whatever it says now; null: the file is read. */
  readonly text: string | null;
  /** Why the round before this one could not begin. */
  readonly startFault: string | null;
}

interface RunningRound {
  /** Resolves when the process should end, or when this round should give way to one with the file of the setup page. */
  readonly ended: Promise<'stopped' | 'restart'>;
  /** What its file said; null: a drill. */
  readonly text: string | null;
  close(): Promise<void>;
}

/**
 * Runs the monitor, and again with what the setup page wrote whenever it asks for that. A round that cannot begin gives way to the one
 * before it, which tells why.
 * @throws what keeps the first round from beginning.
 */
export async function runRounds(plan: StartPlan, first: Round): Promise<void> {
  let round = first;
  let before: Round | null = null;
  for (;;) {
    let running: RunningRound;
    try {
      running = await openRound(plan, round);
    } catch (error) {
      if (before === null) throw error;
      const startFault = error instanceof Error ? error.message : String(error);
      plan.streams.writeError(`${startFault}\n`);
      round = { ...before, startFault };
      before = null;
      continue;
    }
    // Now and not only at a clean end: a monitor that is killed leaves its compiled code to the next one all the same.
    flushCompileCache();
    const reason = await running.ended;
    if (reason === 'stopped') plan.streams.writeError(`Stopping (${await plan.stopped.reason}) …\n`);
    await running.close();
    if (reason === 'stopped') return;
    before = { ...round, text: running.text };
    round = { file: plan.setupFile, text: null, startFault: null };
  }
}

async function openRound(plan: StartPlan, round: Round): Promise<RunningRound> {
  const { home, log, stopped, streams } = plan;
  const { file, startFault } = round;
  const text = file === null ? null : (round.text ?? (await readConfigText(file)));
  const runsVersion = text === null ? null : versionOf(text);
  const read = file === null || text === null ? null : checkConfig(text, file, plugIns, process.env);
  const storeUrl = storeAddress(home, read);
  if (read === null) await renewDrillStore(storeUrl, Date.now());

  const apiPort = plan.port ?? read?.listen.port ?? DEFAULT_PORT;
  const hasDrill = read === null || plan.wantsDrill;
  const practice = hasDrill ? await openPractice(apiPort < 65_535 ? apiPort + 1 : 0) : null;
  const restart = Promise.withResolvers<'restart'>();
  let folders: typeof extensionFolders | null = null;
  const undo: (() => Promise<unknown>)[] = [async () => practice?.close()];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { config, drillSourceIds } = settle(read, practice, apiPort);
    const { setupFile, setupKey } = plan;
    const monitor = await runMonitor({
      ...{ config, storeUrl, home, log, drillSourceIds },
      version: await readVersion(),
      isDrill: read === null,
      setup: {
        setupKey,
        setup: {
          ...{ file: setupFile, runsVersion, startFault, environment: process.env },
          extension: () => folders,
          nextAddress: ({ listen }) => findNextAddress({ ...listen, port: plan.port ?? listen.port }, apiPort),
          restart: () => restart.resolve('restart'),
        },
      },
      onLeaseLost: () => stopped.stop('another monitor took the database over'),
    });
    undo.push(() => monitor.stop());
    await streams.write(saySetup(`${monitor.url}/#${setupKey.token}`));
    streams.writeError('Building the extension … 正在构建扩展 …\n');
    folders = await buildExtension().catch((error: unknown) => {
      streams.writeError(`${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    });
    const browser = await welcome(plan, { monitor, practice, configFile: file, folders });
    if (browser !== null) undo.push(() => browser.close());
  } catch (error) {
    await close();
    throw error;
  }
  const end = stopped.reason.then(() => 'stopped' as const);
  return { ended: Promise.race([end, restart.promise]), text, close };
}

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
  readonly monitor: RunningMonitor;
  readonly practice: Practice | null;
  readonly configFile: string | null;
  readonly folders: typeof extensionFolders | null;
}

/** What a person needs next: address, extension folder, pairing code; and, when asked for, a browser, which is given back. */
async function welcome(plan: StartPlan, { monitor, practice, configFile, folders }: Welcome) {
  const { streams } = plan;
  const { code, person } = await makePairingCode(monitor.store.db, Date.now());
  const practiceUrl = practice?.url ?? null;
  await streams.write(sayStart({ url: monitor.url, folders, code, person, configFile, practiceUrl }));
  if (!plan.isOpen || folders === null) return null;
  const { openWithExtension } = await import('./open-browser.ts');
  const urls = practiceUrl === null ? [] : [`${practiceUrl}/plain`];
  return openWithExtension({ extensionDirs: folders, monitorUrl: monitor.url, pairingCode: code, urls }).catch(
    (error: unknown) => {
      streams.writeError(`${error instanceof Error ? error.message : String(error)}\n`);
      return null;
    },
  );
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
