import { readFile } from 'node:fs/promises';
import { type Document, isCollection, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Labels } from '../../shared/model/labels.ts';
import { checkReferences, type Path } from './check-references.ts';
import { ConfigError, type ConfigFault } from './config-error.ts';
import { FAULT_WORDS, type Named, sayIssue } from './fault-words.ts';
import { fillSecrets } from './fill-secrets.ts';
import { giveBrowsers } from './give-browsers.ts';
import { type Config, configSchema } from './schema.ts';
import { isSecretField } from './secret-fields.ts';

/** Kinds of plug-ins whose settings the configuration carries, by id. */
export interface ConfigPlugIns {
  readonly sourceTypes: ReadonlyMap<string, { readonly settings: z.ZodType }>;
  readonly channels: ReadonlyMap<string, { readonly settings: z.ZodType }>;
  readonly helpdesks?: ReadonlyMap<string, { readonly settings: z.ZodType }>;
}

/** Reads and checks a configuration file. Throws `ConfigError` with every fault found. */
export async function readConfig(
  file: string,
  plugIns: ConfigPlugIns,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Config> {
  return checkConfig(await readConfigText(file), file, plugIns, environment);
}

/** What a configuration file says, unchecked. Throws `ConfigError` when it cannot be read. */
export async function readConfigText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ConfigError(file, [
      { line: 1, field: '', reason: isMissing ? FAULT_WORDS.noFile() : FAULT_WORDS.unreadable(String(cause)) },
    ]);
  }
}

/** The same for a text already read; `file` only names it in errors. */
export function checkConfig(
  text: string,
  file: string,
  plugIns: ConfigPlugIns,
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const lineAt = (path: Path) => lines.linePos(offsetOf(document, path)).line || 1;
  const fail = (faults: readonly ConfigFault[]): never => {
    throw new ConfigError(file, faults);
  };

  if (document.errors.length > 0) {
    fail(
      document.errors.map((e) => ({
        line: lines.linePos(e.pos[0]).line,
        field: '',
        reason: FAULT_WORDS.noYaml(firstLine(e.message)),
      })),
    );
  }
  const written = readDocument(document, fail);
  const { value, missing } = fillSecrets(written, environment);
  if (missing.length > 0) {
    fail(
      missing.map(({ path, name }) => ({
        line: lineAt(path),
        field: showPath(path),
        reason: FAULT_WORDS.noVariable(name),
      })),
    );
  }
  const result = configSchema.safeParse(value);
  if (!result.success) return fail(result.error.issues.flatMap((issue) => toFaults(issue, [], written, lineAt)));

  const config = giveBrowsers(result.data);
  const faults = [
    ...checkReferences(config).map(({ path, reason }) => fault(path, reason, lineAt)),
    ...checkSettings(config.sources, 'sources', plugIns.sourceTypes, 'source type', written, lineAt),
    ...checkSettings(config.channels, 'channels', plugIns.channels, 'channel type', written, lineAt),
    ...checkSettings(config.helpdesks, 'helpdesks', plugIns.helpdesks ?? new Map(), 'helpdesk type', written, lineAt),
  ];
  return faults.length > 0 ? fail(faults) : config;
}

function readDocument(document: Document, fail: (faults: readonly ConfigFault[]) => never): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    if (value === null || value === undefined) {
      return fail([{ line: 1, field: '', reason: FAULT_WORDS.empty() }]);
    }
    return value;
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    const message = firstLine(cause instanceof Error ? cause.message : String(cause));
    return fail([{ line: 1, field: '', reason: FAULT_WORDS.noYaml(message) }]);
  }
}

function toFaults(
  issue: z.core.$ZodIssue,
  before: Path,
  whole: unknown,
  lineAt: (path: Path) => number,
): ConfigFault[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      line: lineAt([...path, key]),
      field: showPath([...path, key]),
      reason: FAULT_WORDS.unknownField(),
    }));
  }
  const given = issue.path.length > 0 || before.length > 0 ? valueAt(whole, path) : whole;
  const shown = given === undefined ? null : isSecretField(String(path.at(-1))) ? 'hidden' : shorten(given);
  return [{ line: lineAt(path), field: showPath(path), reason: sayIssue(issue, shown) }];
}

/** Replaces the settings of each item by what its plug-in's schema makes of them (defaults filled in). */
function checkSettings(
  items: { type: string; settings: Record<string, unknown> }[],
  list: string,
  plugIns: ReadonlyMap<string, { readonly settings: z.ZodType }>,
  what: Named,
  whole: unknown,
  lineAt: (path: Path) => number,
): ConfigFault[] {
  return items.flatMap((item, index) => {
    const plugIn = plugIns.get(item.type);
    if (plugIn === undefined) {
      return [fault([list, index, 'type'], FAULT_WORDS.noSuch(what, item.type, [...plugIns.keys()].sort()), lineAt)];
    }
    const result = plugIn.settings.safeParse(item.settings);
    if (!result.success) {
      return result.error.issues.flatMap((issue) => toFaults(issue, [list, index, 'settings'], whole, lineAt));
    }
    item.settings = result.data as Record<string, unknown>;
    return [];
  });
}

function fault(path: Path, reason: Labels, lineAt: (path: Path) => number): ConfigFault {
  return { line: lineAt(path), field: showPath(path), reason };
}

/** Offset of the deepest part of the path that stands in the file: a missing field is shown at its parent. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
    } else if (isCollection(parent)) {
      const node: unknown = parent.get(key, true);
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) return range[0];
    }
  }
  return 0;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object' ? (node as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

/** `['sources', 2, 'settings', 'url']` → `sources[2].settings.url`. */
function showPath(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}

function shorten(value: unknown): string {
  if (value !== null && typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a group of fields';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.replace(/:$/, '') ?? text;
}
