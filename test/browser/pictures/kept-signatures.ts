import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSignature, type Signature, writeSignature } from './signature.ts';

const FILE = join(import.meta.dirname, 'signatures.tsv');
const COMMENT =
  '# Signatures of the pictures (see signature.ts). Look at the pictures, then renew with: npm run shots -- --renew\n';

const DRAWN_BY = /^# Drawn by (.+)$/m;

/** The browser that drew what is kept; null: nobody wrote it down. */
export function readKeptBrowser(): string | null {
  return (existsSync(FILE) && DRAWN_BY.exec(readFileSync(FILE, 'utf8'))?.[1]) || null;
}

/** The signatures in the repository, by name of the picture. */
export function readKept(): Map<string, Signature> {
  if (!existsSync(FILE)) return new Map();
  const lines = readFileSync(FILE, 'utf8').split('\n');
  return new Map(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [name = '', signature = ''] = line.split('\t');
        return [name, readSignature(signature)];
      }),
  );
}

/** Writes all of them, in the order of their names, so that a change shows only what changed. */
export function writeKept(kept: ReadonlyMap<string, Signature>, drawnBy: string | null): void {
  const lines = [...kept]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${name}\t${writeSignature(one)}\n`);
  const browser = drawnBy === null ? '' : `# Drawn by ${drawnBy}\n`;
  writeFileSync(FILE, COMMENT + browser + lines.join(''));
}
