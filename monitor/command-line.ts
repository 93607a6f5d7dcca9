import { createReadStream } from 'node:fs';
import { Command as Commander, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type Command, type CommandStreams, EXIT } from './command.ts';
import { commandLoaders } from './commands/registry.ts';
import { ConfigError } from './config/config-error.ts';
import { nameFileFault } from './name-file-fault.ts';

/** Parses the arguments, runs the command, returns the exit code. Only this file knows the argument parser. */
export async function runCommandLine(argv: readonly string[], streams: CommandStreams): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = prepare(new Commander('earshot'), streams)
    .description('Hears public complaints, tells the right person, follows them as tickets. 顺风耳')
    .version(packageJson.version)
    .showHelpAfterError('(see --help)');

  const groups = new Map<string, Commander>();
  for (const command of await loadCommands(argv)) {
    const parent = groupOf(command, program, groups, streams);
    const sub = prepare(parent.command(lastName(command)), streams).description(
      `${command.labels.en} · ${command.labels['zh-CN']}`,
    );
    if (command.readsLines) sub.argument('[file]', 'what to read; standard input without it, or with -');
    command.define(sub);
    sub.action(async () => {
      const [file = '-'] = sub.args;
      if (command.readsLines && file === '-' && (streams.stdin as { isTTY?: boolean }).isTTY)
        streams.writeError('Reads what you type, line by line; Ctrl-D ends it. A file can be named as the argument.\n');
      const from = command.readsLines && file !== '-' ? { ...streams, stdin: createReadStream(file) } : streams;
      exitCode = await command.run(sub.args, sub.opts(), from);
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badUsage;
    if (error instanceof ConfigError) {
      streams.writeError(`The configuration cannot be used:\n${error.message}\n`);
      return EXIT.badUsage;
    }
    streams.writeError(`${nameFileFault(error) ?? (error instanceof Error ? error.message : String(error))}\n`);
    if (process.env.EARSHOT_TRACE && error instanceof Error) streams.writeError(`${error.stack}\n`);
    return EXIT.nothingRead;
  }
}

/** The command that the first words name, else all of them (help, or a word that is to be corrected). */
async function loadCommands(argv: readonly string[]): Promise<Command[]> {
  const [first = '', second = ''] = argv;
  const named = commandLoaders[`${first}-${second}`] ?? (first in GROUPS ? undefined : commandLoaders[first]);
  const loaders = named === undefined ? Object.values(commandLoaders) : [named];
  return Promise.all(loaders.map(async (load) => (await load()).default));
}

function prepare(command: Commander, streams: CommandStreams): Commander {
  return command.exitOverride().configureOutput({
    writeOut: (text) => void streams.write(text),
    writeErr: (text) => streams.writeError(text),
  });
}

/** Ids of these first words are called in two words: `config-check` is `earshot config check`. */
const GROUPS: Readonly<Record<string, string>> = {
  config: 'Configuration · 配置',
  user: 'People and their devices · 人员与设备',
  terms: 'Words that are listened for · 监听词',
  site: 'Site adapters · 站点适配',
  policy: 'Service rules · 服务规则',
  cost: 'Costs after the sale · 售后成本',
  retention: 'How long data is kept · 保存期限',
  source: 'Sources · 来源',
  alert: 'Alerts · 预警',
  ticket: 'Tickets · 工单',
  helpdesk: 'Helpdesks that get the tickets · 接收工单的服务台',
};

function groupName(command: Command): string | null {
  const [first = ''] = command.id.split('-', 1);
  return command.id !== first && first in GROUPS ? first : null;
}

function lastName(command: Command): string {
  const group = groupName(command);
  return group === null ? command.id : command.id.slice(group.length + 1);
}

function groupOf(
  command: Command,
  program: Commander,
  groups: Map<string, Commander>,
  streams: CommandStreams,
): Commander {
  const name = groupName(command);
  if (name === null) return program;
  const known = groups.get(name);
  if (known) return known;
  const group = prepare(program.command(name), streams).description(GROUPS[name] ?? name);
  groups.set(name, group);
  return group;
}
