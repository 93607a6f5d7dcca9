// Speed of matching and of the full analysis, each beside its yardstick in the same run: the machine is shared, ratios are what counts.
import { existsSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import AhoCorasick from 'modern-ahocorasick';
import Sentiment from 'sentiment';
import { loadWeights } from '../../monitor/load-weights.ts';
import { readTable } from '../../monitor/training/labelled-table.ts';
import { DATA_FOLDER, OWN_POSTS, readCandidates, readCorpus } from '../../monitor/training/read-training-data.ts';
import { answerLines } from '../../monitor/understand/answer-lines.ts';
import { createFoldedText, foldInto, foldText } from '../../shared/text/fold.ts';
import { FOLD } from '../../shared/text/fold-table.ts';
import { createMatcher } from '../../shared/text/matcher.ts';
import { createAnalyzer } from '../../shared/understanding/analyze.ts';
import { LEXICON_WEIGHTS } from '../../shared/understanding/lexicon.ts';

const hasData = existsSync(DATA_FOLDER);
if (!hasData) console.log('No data in ../shared/data: measured on our own 600 posts only.');
const own = readTable(OWN_POSTS).map((row) => row['text'] ?? '');
const texts = hasData
  ? ['zh_shop10', 'zh_waimai', 'zh_weibo_usual', 'en_tweeteval_sent'].flatMap((set) =>
      readCorpus(DATA_FOLDER, set)
        .slice(0, 5000)
        .map(({ text }) => text),
    )
  : Array.from({ length: 30 }, () => own).flat();
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const terms = [
  ...new Set([...(hasData ? [...readCandidates(DATA_FOLDER).keys()] : []), ...LEXICON_WEIGHTS.keys()].map(foldText)),
]
  .filter((term) => term.length > 1)
  .slice(0, 10_000);
console.log(`${texts.length} posts, ${(characters / texts.length).toFixed(0)} characters each; ${terms.length} terms`);

/** Every tenth post: the yardsticks are slow. The first posts would not do, because reviews of books, which come first, are three times as long. */
const sample = texts.filter((_, at) => at % 10 === 0);
const sampleCharacters = sample.reduce((sum, text) => sum + text.length, 0);
const folded = createFoldedText();
const matcher = createMatcher(terms);
const oracle = new AhoCorasick(terms);
const analyzer = createAnalyzer({ brands: [], weights: await loadWeights() });
const byWords = createAnalyzer({ brands: [] });
const jieba = Jieba.withDict(dict);
const sentiment = new Sentiment();
/** The posts as `earshot analyze` reads them. */
const lines = texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('');
let sink = 0;

const limitRun = (): number => {
  let sum = 0;
  for (const text of texts) for (let k = 0; k < text.length; k++) sum += FOLD[text.charCodeAt(k)] as number;
  return sum;
};
const matchingRun = (): number => {
  let hits = 0;
  for (const text of texts) hits += matcher.scan(foldInto(text, folded)).count;
  return hits;
};
/** What is measured, and how many times the whole work is one run of it. */
const works: readonly (readonly [run: () => number, share: number])[] = [
  [limitRun, 1],
  [matchingRun, 1],
  [() => sample.reduce((sum, text) => sum + oracle.count(text), 0), characters / sampleCharacters],
  [() => texts.reduce((sum, text) => sum + analyzer.analyze({ text }).why.length, 0), 1],
  [() => texts.reduce((sum, text) => sum + byWords.analyze({ text }).why.length, 0), 1],
  [
    () => sample.reduce((sum, text) => sum + sentiment.analyze(jieba.cut(text).join(' ')).score, 0),
    characters / sampleCharacters,
  ],
  [() => answerLines(lines, 1, analyzer).text.length, 1],
];

const ROUNDS = 5;

/**
 * Seconds of processor time of each work for all texts: the median of `ROUNDS` rounds that take them in turn, after one to warm up. Whatever
 * else the machine does then slows all of them alike.
 */
function measure(): number[] {
  const times = works.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    works.forEach(([run, share], at) => {
      const start = process.cpuUsage();
      sink += run();
      const { user, system } = process.cpuUsage(start);
      if (round > 0) times[at]?.push(((user + system) / 1e6) * share);
    });
  }
  return times.map((of) => of.sort((a, b) => a - b)[ROUNDS >> 1] as number);
}
const [limit = 0, matching = 0, oracleTime = 0, analysis = 0, words = 0, naive = 0, asLines = 0] = measure();

const million = (seconds: number): string => `${(characters / seconds / 1e6).toFixed(1)} M characters/s`;
const posts = (seconds: number): string => `${Math.round(texts.length / seconds / 1000)} k posts/s`;
console.log(`limit: charCodeAt + one table load   ${million(limit)}`);
console.log(
  `matching ${terms.length} terms, with folding   ${million(matching)} = ${((limit / matching) * 100).toFixed(0)} % of the limit`,
);
console.log(
  `modern-ahocorasick                   ${million(oracleTime)}; ours is ${(oracleTime / matching).toFixed(0)} × that`,
);
console.log(`full analysis                        ${posts(analysis)}`);
console.log(`the same as lines of JSON in memory  ${posts(asLines)}`);
console.log(`analysis by word lists alone         ${posts(words)}`);
console.log(`jieba + sentiment                    ${posts(naive)}; ours is ${(naive / analysis).toFixed(2)} × that`);
if (sink === 0.5) console.log('');
