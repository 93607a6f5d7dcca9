/**
 * Writes `shared/privacy/traditional-pairs.json`: the traditional forms of exactly those characters that the detectors
 * and the rules about wording know. A small table, because the guard is injected into pages.
 * Run after new words: `node test/eval/guard/traditional-pairs.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pairs from '../../../shared/text/fold-pairs.json' with { type: 'json' };

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
const SOURCES = ['privacy', 'privacy/detectors', 'replies', 'replies/etiquette'];
const TARGET = 'privacy/traditional-pairs.json';
const HAN = /\p{Script=Han}/gu;
/** 么 is the simplified 麼 in every reply (什么), and the traditional 幺 in none. */
const LEFT_ALONE = '么';

/** Characters of traditional script (`from`) and their simplified form at the same place of `to`. */
export function collectTraditionalPairs(): { readonly from: string; readonly to: string } {
  const known = new Set<string>();
  for (const folder of SOURCES) {
    for (const name of readdirSync(join(SHARED, folder))) {
      if (!/\.(ts|json)$/.test(name) || name.endsWith('.test.ts') || TARGET.endsWith(name)) continue;
      for (const char of readFileSync(join(SHARED, folder, name), 'utf8').match(HAN) ?? []) known.add(char);
    }
  }
  let from = '';
  let to = '';
  for (let i = 0; i < pairs.from.length; i++) {
    const simplified = pairs.to[i] ?? '';
    if (!known.has(simplified) || pairs.from[i] === LEFT_ALONE) continue;
    from += pairs.from[i];
    to += simplified;
  }
  return { from, to };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(join(SHARED, TARGET), `${JSON.stringify(collectTraditionalPairs(), null, 2)}\n`);
