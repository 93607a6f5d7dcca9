// `npm run eval:fresh`: what ships, measured on the posts of `../challenge/fresh.tsv` and `balanced.tsv`, which no training has seen. Takes
// seconds, needs no data from outside.
import { fileURLToPath } from 'node:url';
import { loadWeights } from '../../../monitor/load-weights.ts';
import { splitTenth } from '../../../monitor/training/held-out.ts';
import { readTable } from '../../../monitor/training/labelled-table.ts';
import { SENTIMENTS, type SentimentLabel } from '../../../shared/model/analysis.ts';
import { createAnalyzer } from '../../../shared/understanding/analyze.ts';
import { measureLabelled } from './labelled.ts';
import { calibrationError, showShare } from './measures.ts';

const FRESH_POSTS = fileURLToPath(new URL('../challenge/fresh.tsv', import.meta.url));
const BALANCED_POSTS = fileURLToPath(new URL('../challenge/balanced.tsv', import.meta.url));
const say = (name: string, value: string): void => console.log(`${name.padEnd(46)}  ${value}`);
const posts = readTable(FRESH_POSTS);
const analyzer = createAnalyzer({ brands: [], weights: await loadWeights() });
measureLabelled(analyzer, say, 'fresh', posts);
const balanced = readTable(BALANCED_POSTS);
measureLabelled(analyzer, say, 'balanced', balanced);
for (const sentiment of SENTIMENTS) sayShareHeard(sentiment);

/** What chose how much confidence is softened, and what had no say in it. */
const HALVES = [
  ['the half that chose', 1],
  ['the other half', 0],
] as const;
for (const [half, rest] of HALVES) {
  const list = posts.filter(({ text = '' }) => splitTenth(text) % 2 === rest);
  const judged = list.map((row) => ({ row, analysis: analyzer.analyze({ text: row['text'] ?? '' }) }));
  sayHowSure(
    `sentiment, ${half}`,
    judged
      .filter(({ row }) => row['sentiment'] !== '-')
      .map(({ row, analysis: { sentiment } }) => ({
        confidence: sentiment.confidence,
        right: sentiment.label === row['sentiment'],
      })),
  );
  sayHowSure(
    `complaint, ${half}`,
    judged
      .filter(({ row }) => row['complaint'] !== '-')
      .map(({ row, analysis: { complaint } }) => ({
        confidence: complaint.confidence,
        right: complaint.is === (row['complaint'] === '1'),
      })),
  );
}

/** How many of the balanced posts of one sentiment are heard as such, and how many of them are taken for complaints: of the pleased ones none should be. */
function sayShareHeard(sentiment: SentimentLabel): void {
  const own = balanced
    .filter((row) => row['sentiment'] === sentiment)
    .map((row) => ({ row, analysis: analyzer.analyze({ text: row['text'] ?? '' }) }));
  const heard = own.filter(({ analysis }) => analysis.sentiment.label === sentiment);
  say(`balanced, ${sentiment}: heard as such`, showShare(heard.length, own.length));
  const quiet = own.filter(({ row }) => row['complaint'] === '0');
  if (quiet.length === 0) return;
  const accused = quiet.filter(({ analysis }) => analysis.complaint.is);
  say('  no complaints, taken for one', showShare(accused.length, quiet.length));
}

function sayHowSure(name: string, said: readonly { readonly confidence: number; readonly right: boolean }[]): void {
  const sure = said.filter(({ confidence }) => confidence >= 0.7);
  say(`${name}: calibration error`, calibrationError(said).toFixed(4));
  say('  right where confidence ≥ 0.7', showShare(sure.filter(({ right }) => right).length, sure.length));
}
