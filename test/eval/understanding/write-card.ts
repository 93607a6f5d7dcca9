// `node test/eval/understanding/write-card.ts FILE`: puts the figures that `npm run eval` printed into the model card, in place of the old ones.
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';

const CARD = new URL('../../../shared/understanding/MODEL-CARD.md', import.meta.url);
/** What stands around the figures in the card; the hash is that of the rows that trained what was measured and what ships. */
const FIGURES = /<!-- figures of data \S+ -->[\s\S]*?<!-- end of figures -->/;

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Name the file that `npm run eval` was written to.');
  process.exit(2);
}
const printed = await readFile(file, 'utf8');
const data = /^Data (\S+)\./m.exec(printed)?.[1];
if (data === undefined) {
  console.error(`${file} does not say which data it measured: it is not what \`npm run eval\` prints.`);
  process.exit(1);
}
const rows = printed.split('\n').flatMap((line) => {
  const title = /^— (.+)$/.exec(line)?.[1];
  if (title !== undefined) return [`| **${title}** | |`];
  const [, name = '', value = ''] = /^( {0,2}\S.*?) {2,}(\S.*)$/.exec(line) ?? [];
  return name === '' ? [] : [`| ${name.trim()} | ${value} |`];
});
const table = [
  `<!-- figures of data ${data} -->`,
  '| measure | figure, 95 % interval |',
  '|---|---|',
  ...rows,
  '<!-- end of figures -->',
].join('\n');
const card = await readFile(CARD, 'utf8');
if (!FIGURES.test(card)) throw new Error('The model card has no place for figures: its two marks are missing.');
await writeFile(
  CARD,
  card.replace(FIGURES, () => table),
);
console.log(`${rows.length} rows of figures of data ${data}`);
