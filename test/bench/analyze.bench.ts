// `earshot analyze` from JSON Lines in a file to JSON Lines in a file, by its own command: reading, threads, judging, writing. The wall clock says
// what a person waits on this machine as busy as it is; the processor time a post says what it costs.
// `npm run bench -- analyze --posts 500000` for another number than 200,000.
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import analyze from '../../monitor/commands/analyze.ts';
import { readTable } from '../../monitor/training/labelled-table.ts';
import { DATA_FOLDER, OWN_POSTS, readCorpus } from '../../monitor/training/read-training-data.ts';

const AIM = 50_000;
const { values } = parseArgs({ options: { posts: { type: 'string', default: '200000' } } });
const POSTS = Number(values.posts);

const hasData = existsSync(DATA_FOLDER);
if (!hasData) console.log('No data in ../shared/data: measured on our own posts only.');
const texts = hasData
  ? ['zh_shop10', 'zh_waimai', 'zh_weibo_usual', 'en_tweeteval_sent'].flatMap((set) =>
      readCorpus(DATA_FOLDER, set)
        .slice(0, 5000)
        .map(({ text }) => text),
    )
  : readTable(OWN_POSTS).map((row) => row['text'] ?? '');
const folder = mkdtempSync(join(tmpdir(), 'earshot-analyze-'));
const input = join(folder, 'posts.jsonl');
const output = join(folder, 'answers.jsonl');

function* linesOf(count: number): Generator<string> {
  for (let id = 0; id < count; id++) yield `${JSON.stringify({ id, text: texts[(id * 7919) % texts.length] })}\n`;
}

/** Judges the file on so many threads. */
async function measure(threads: number): Promise<void> {
  const file = createWriteStream(output);
  const writeOut = (answers: string | Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      if (file.write(answers)) resolve();
      else file.once('drain', resolve);
    });
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const code = await analyze.run(
    [],
    { threads },
    {
      stdin: createReadStream(input, { highWaterMark: 1 << 16 }),
      write: writeOut,
      writeBytes: writeOut,
      writeError: (text) => console.error(text),
    },
  );
  await new Promise((resolve) => file.end(resolve));
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  if (code !== 0) throw new Error(`analyze ended with ${code}`);
  const rate = POSTS / seconds;
  console.log(
    `${threads} thread${threads === 1 ? '' : 's'}: ${Math.round(rate / 100) / 10} k posts/s (aim ${AIM / 1000} k: ${rate >= AIM ? 'reached' : 'missed'}), ${((user + system) / POSTS).toFixed(1)} µs of processor a post, start of the threads included`,
  );
}

try {
  await pipeline(Readable.from(linesOf(POSTS)), createWriteStream(input));
  console.log(
    `${POSTS} posts, ${(statSync(input).size / 1e6).toFixed(0)} MB; ${availableParallelism()} cores; whole analyses as JSON`,
  );
  const counts = new Set([1, availableParallelism(), availableParallelism() * 2]);
  for (const threads of counts) await measure(threads);
  console.log(`${(statSync(output).size / 1e6).toFixed(0)} MB written`);
} finally {
  rmSync(folder, { recursive: true });
}
