// The rules of the house, kept by a machine. Each failure names the file and what to do.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOMS = ['extension', 'monitor', 'shared', 'test'] as const;
const SOURCE = /\.(ts|tsx|mjs)$/;
const TEST = /\.test\.tsx?$/;
const MAX_LINES = 300;
/** Names that say nothing about what is inside. */
const EMPTY_NAMES = /^(utils?|common|misc|helpers?|managers?|stuff|tools?|base|core)$/;

// Files that git tracks or would track: what is ignored (builds, services) is nobody's business here.
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...ROOMS], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const sources = files.filter((file) => SOURCE.test(file) && !file.startsWith('test/fixtures/'));
const textOf = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]));

/** Module names that a source file imports, as written. */
function importsOf(file: string): string[] {
  const text = textOf.get(file) ?? '';
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm)].map((m) => m[1] ?? '');
}
/** Files of the project that a source file imports, from the root. */
function localImportsOf(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)));
}
function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

/** Groups of files that need each other, each by a way through imports. */
function findCircles(from: readonly string[]): string[][] {
  const done = new Set<string>();
  const way: string[] = [];
  const circles: string[][] = [];
  const walk = (file: string): void => {
    const at = way.indexOf(file);
    if (at !== -1) circles.push([...way.slice(at), file]);
    if (at !== -1 || done.has(file)) return;
    way.push(file);
    for (const target of localImportsOf(file)) walk(target);
    way.pop();
    done.add(file);
  };
  for (const file of from) walk(file);
  return circles;
}

describe('directions', () => {
  const product = sources.filter((file) => roomOf(file) !== 'test' && !TEST.test(file));

  test('no two files need each other, types included: what both need has a file of its own', () => {
    expect(findCircles(sources).map((circle) => circle.join(' → '))).toEqual([]);
  });

  test('extension → shared ← monitor, and nobody imports a test', () => {
    const allowed: Record<string, readonly string[]> = {
      extension: ['extension', 'shared'],
      monitor: ['monitor', 'shared'],
      shared: ['shared'],
    };
    const wrong = product.flatMap((file) =>
      localImportsOf(file)
        .filter((target) => !allowed[roomOf(file)]?.includes(roomOf(target)) && target !== 'package.json')
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('shared/ is pure: no node:, no browser, no network', () => {
    const wrong = product
      .filter((file) => roomOf(file) === 'shared')
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => /^(node:|wxt|webextension-polyfill|got|fastify|kysely|pg|idb|preact)/.test(name))
          .map((name) => `${file} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  test('shared/ reads no clock and no chance: time and randomness are arguments', () => {
    const wrong = product.filter(
      (file) =>
        roomOf(file) === 'shared' &&
        /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)|\bperformance\./.test(code(file)),
    );
    expect(wrong).toEqual([]);
  });

  test('plug-ins do not import each other', () => {
    const wrong = product.flatMap((file) => {
      const kind = kindOf(file);
      if (kind === null || basename(file) === 'registry.ts') return [];
      return localImportsOf(file)
        .filter(
          (target) => SOURCE.test(target) && dirname(target) === kind.folder && basename(target) !== basename(file),
        )
        .map((target) => `${file} imports ${target}: what two share belongs beside the folder, not in it`);
    });
    expect(wrong).toEqual([]);
  });

  test('only a registry names files of a plug-in folder', () => {
    const wrong = product.flatMap((file) =>
      localImportsOf(file)
        .filter((target) => {
          const kind = kindOf(target);
          return (
            kind !== null &&
            basename(target) !== 'registry.ts' &&
            file !== kind.registry &&
            dirname(file) !== kind.folder
          );
        })
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

interface PlugInKind {
  readonly folder: string;
  readonly registry: string;
}

/** Folders in which one new file is one new member, and the registry that names them. */
const KINDS: readonly PlugInKind[] = [
  'monitor/sources',
  'monitor/alert/channels',
  'monitor/helpdesk/helpdesks',
  'monitor/commands',
  'extension/sites',
  'shared/privacy/detectors',
  'shared/replies/templates',
  'shared/replies/playbooks',
  'shared/replies/etiquette',
  'shared/service/sla-policies',
  'shared/service/escalations',
  'shared/service/disputes',
  'shared/service/follow-ups',
  'shared/replies/exchange',
].map((folder) => ({ folder, registry: registryOf(folder) }));

/** `FOLDER/registry.ts`, or the registry beside the folder. */
function registryOf(folder: string): string {
  const inside = `${folder}/registry.ts`;
  if (existsSync(inside)) return inside;
  const named = `${dirname(folder)}/${basename(folder).replace(/s$/, '')}-registry.ts`;
  return existsSync(named) ? named : `${dirname(folder)}/registry.ts`;
}
function kindOf(file: string): PlugInKind | null {
  return KINDS.find((kind) => dirname(file) === kind.folder && !TEST.test(file)) ?? null;
}
function code(file: string): string {
  return (textOf.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

describe.each(KINDS.filter((kind) => existsSync(kind.folder)))('plug-ins of $folder', ({ folder, registry }) => {
  const members = readdirSync(folder).filter((name) => SOURCE.test(name) && !TEST.test(name) && name !== 'registry.ts');

  test('each is in the registry', () => {
    expect(existsSync(registry), `${folder} needs a registry`).toBe(true);
    const named = readFileSync(registry, 'utf8');
    expect(members.filter((name) => !named.includes(`/${name}`))).toEqual([]);
  });

  test('the id of each is its file name', () => {
    const wrong = members.filter((name) => {
      const id = name.replace(SOURCE, '');
      return !new RegExp(`\\bid: ['"]${id}['"]`).test(readFileSync(join(folder, name), 'utf8'));
    });
    expect(wrong).toEqual([]);
  });

  test('no test file lives in the folder: members are tested by tables', () => {
    expect(readdirSync(folder).filter((name) => TEST.test(name) && name !== 'registry.test.ts')).toEqual([]);
  });
});

describe('files', () => {
  test('names are kebab-case and say what is inside', () => {
    const wrong = sources.filter((file) => {
      const name = basename(file).replace(/(\.(test|bench|schema|config|content|d))?\.(ts|tsx|mjs)$/, '');
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || (EMPTY_NAMES.test(name) && roomOf(file) !== 'test');
    });
    expect(wrong).toEqual([]);
  });

  test(`no source file is longer than ${MAX_LINES} lines (two things in one?)`, () => {
    const long = sources
      .map((file) => [file, (textOf.get(file) ?? '').split('\n').length - 1] as const)
      .filter(([file, lines]) => lines > MAX_LINES && !TEST.test(file))
      .map(([file, lines]) => `${file}: ${lines}`);
    expect(long).toEqual([]);
  });

  test('word lists and weights are data, not code', () => {
    const wrong = sources.filter((file) => {
      if (TEST.test(file) || roomOf(file) === 'test') return false;
      // More than sixty quoted Han strings in one file is a list that belongs into JSON; templates and playbooks are texts.
      const quoted = code(file).match(/(['"`])[^'"`\n]*\p{Script=Han}[^'"`\n]*\1/gu) ?? [];
      return quoted.length > 60 && !/shared\/replies\/|\/i18n|\/detectors\//.test(file);
    });
    expect(wrong).toEqual([]);
  });

  test('the top level holds what was agreed', () => {
    const top = new Set(
      execFileSync('git', ['ls-files'], { encoding: 'utf8' })
        .split('\n')
        .map((file) => file.split('/')[0] ?? '')
        .filter((name) => name !== '' && !name.startsWith('.')),
    );
    const agreed = [
      ...ROOMS,
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'wxt.config.ts',
      'vitest.config.ts',
      'biome.json',
      'README.md',
      'README.zh-CN.md',
      'CHANGELOG.md',
      'LICENSE',
    ];
    expect([...top].filter((name) => !agreed.includes(name))).toEqual([]);
  });
});

describe('texts', () => {
  test('no empty catch: an edge records what went wrong', () => {
    const wrong = sources.filter(
      (file) => /catch\s*(\([^)]*\))?\s*\{\s*\}/.test(textOf.get(file) ?? '') && roomOf(file) !== 'test',
    );
    expect(wrong).toEqual([]);
  });

  test('no test is skipped or focused without a reason in its line', () => {
    const wrong = sources.flatMap((file) =>
      (textOf.get(file) ?? '')
        .split('\n')
        .filter((line) => /\b(it|test|describe)\.(only|skip|todo)\(/.test(line) && !/\/\/ .{10,}/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    // This file names the words it looks for.
    expect(wrong.filter((line) => !line.startsWith('test/conventions.test.ts'))).toEqual([]);
  });

  test('the address of a file becomes a path by fileURLToPath: folders may have blanks and Chinese names', () => {
    const wrong = sources.filter((file) => /import\.meta\.url\)\.pathname/.test(textOf.get(file) ?? ''));
    expect(wrong).toEqual([]);
  });

  test('no `any` by force without its reason, and no silenced compiler', () => {
    const wrong = sources.filter((file) => {
      const text = (textOf.get(file) ?? '').replace(
        /biome-ignore lint\/suspicious\/noExplicitAny: .+\n.*\bas any\b/g,
        '',
      );
      return /\bas any\b|@ts-ignore|@ts-nocheck/.test(text) && !file.includes('conventions');
    });
    expect(wrong).toEqual([]);
  });
});

test('the packages that the product names are really used', () => {
  const wanted = [
    'wxt',
    'webextension-polyfill',
    'preact',
    'rss-parser',
    'got',
    'p-queue',
    'sentiment',
    'idb',
    'vitest',
  ];
  const used = new Set(sources.flatMap(importsOf).map((name) => name.split('/')[0] ?? ''));
  for (const file of ['wxt.config.ts', 'vitest.config.ts']) {
    if (/from 'wxt'/.test(readFileSync(file, 'utf8'))) used.add('wxt');
  }
  // The polyfill comes in through WXT's module, which replaces the browser object by it in every build.
  if (/@wxt-dev\/webextension-polyfill/.test(readFileSync('wxt.config.ts', 'utf8'))) used.add('webextension-polyfill');
  expect(wanted.filter((name) => !used.has(name))).toEqual([]);
});
