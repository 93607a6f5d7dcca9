import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Kind, SentimentLabel, Topic } from '../../shared/model/analysis.ts';
import { KINDS, SENTIMENTS, TOPICS } from '../../shared/model/analysis.ts';
import type { GoldLabels, TrainingRow } from '../../shared/understanding/training/training-row.ts';
import { splitOf, splitTenth } from './held-out.ts';

/** Corpora that shipped weights may come from; `car` and `appreviews` are for evaluation only (see the data's README). */
export const TRAINING_SETS = [
  'zh_hotel',
  'zh_waimai',
  'zh_shop10',
  'zh_chnsenticorp',
  'zh_eprstmt',
  'zh_weibo_usual',
  'zh_weibo_virus',
  'zh_weibo_clue',
  'zh_weibo_covid',
  'en_sst2',
  'en_tweeteval_sent',
  'en_irony',
  'en_complaints',
  'en_checklist_mft',
  'en_banking77',
] as const;

/** Our own posts: the first four tenths only evaluate, because nobody else holds them back for us. */
const OWN_EVALUATION_TENTHS = 4;

/** Where the data lies, seen from the project's root; it is no part of the repository. */
export const DATA_FOLDER = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Posts of our own, written for training and evaluation. */
export const OWN_POSTS = fileURLToPath(new URL('../../test/eval/challenge/posts.tsv', import.meta.url));

/** More posts of our own that only teach: none of them is ever measured. */
const OWN_LESSONS = fileURLToPath(new URL('../../test/eval/challenge/lessons.tsv', import.meta.url));

/** Posts of our own that teach what a danger sounds like, and what only sounds like one. */
const SAFETY_LESSONS = fileURLToPath(new URL('../../test/eval/challenge/safety/train.tsv', import.meta.url));

/** Reads one corpus. Texts of the held-out tenth are dropped, whatever the file says of them. */
export function readCorpus(folder: string, set: string): TrainingRow[] {
  const rows: TrainingRow[] = [];
  const lines = gunzipSync(readFileSync(join(folder, 'sentiment', `${set}.jsonl.gz`)))
    .toString('utf8')
    .split('\n');
  for (const line of lines) {
    if (line === '') continue;
    const { t, y, d, e } = JSON.parse(line) as { t: string; y: string; d?: string; e?: string };
    const split = splitOf(t);
    if (split === 'held-out') continue;
    rows.push({
      text: t,
      set,
      split,
      label: y,
      ...(d === undefined ? {} : { domain: d }),
      ...(e === undefined ? {} : { emotion: e }),
    });
  }
  return rows;
}

/** All rows that shipped weights may be trained on, posts that people labelled included. Throws when the data is not there. */
export function readTrainingData(folder: string, ownPosts: string): TrainingRow[] {
  if (!existsSync(join(folder, 'sentiment'))) {
    throw new Error(`No training data in ${folder}: it is kept outside the repository. Name its folder with --data.`);
  }
  return [
    ...TRAINING_SETS.flatMap((set) => readCorpus(folder, set)),
    ...readLabelled(join(folder, 'challenge', 'gold-dev.tsv'), 'gold'),
    ...readLabelled(join(folder, 'challenge', 'triage-dev.tsv'), 'challenge'),
    ...(existsSync(ownPosts) ? readLabelled(ownPosts, 'challenge') : []),
    ...readLabelled(OWN_LESSONS, 'lesson').map((row): TrainingRow => ({ ...row, set: 'challenge' })),
    ...readSafetyLessons(),
  ];
}

/** Words of the research lists with the sign that they give them: candidates only, a word ships with what our data says of it. */
export function readCandidates(folder: string): Map<string, number> {
  const candidates = new Map<string, number>();
  for (const list of ['hownet', 'ntusd', 'tsinghua']) {
    for (const { word = '', polarity = '' } of readTable(join(folder, 'lexicons', list, `${list}.tsv`))) {
      if (word.length < 2) continue;
      candidates.set(word, (candidates.get(word) ?? 0) + Number(polarity));
    }
  }
  return candidates;
}

function readSafetyLessons(): TrainingRow[] {
  return readTable(SAFETY_LESSONS)
    .filter(({ text = '' }) => splitOf(text) !== 'held-out')
    .map(({ text = '', safety }) => ({ text, set: 'safety', split: 'train', label: '', safety: safety === '1' }));
}

/** Reads posts that people labelled. Held-out texts are dropped. */
function readLabelled(path: string, set: 'gold' | 'challenge' | 'lesson'): TrainingRow[] {
  const rows: TrainingRow[] = [];
  for (const record of readTable(path)) {
    const text = record['text'] ?? '';
    const tenth = splitTenth(text);
    if (text === '' || tenth === 0) continue;
    const dev = set === 'gold' || (set === 'challenge' && tenth < OWN_EVALUATION_TENTHS);
    const safety = readFlag(record['safety']);
    rows.push({
      text,
      set,
      split: dev ? 'dev' : 'train',
      label: '',
      gold: readGold(record),
      ...(safety === undefined ? {} : { safety }),
    });
  }
  return rows;
}

/** Reads a table with tabs and a header line. */
export function readTable(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const names = head.split('\t');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const fields = line.split('\t');
      return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']));
    });
}

/** Labels of one line, in the columns of either table; `-` is a field on which the annotators differed. */
export function readGold(record: Readonly<Record<string, string>>): GoldLabels {
  const sentiment = SENTIMENTS.find((label): label is SentimentLabel => label === record['sentiment']);
  const complaint = readFlag(record['complaint']);
  const emotional = readFlag(record['emotional'] ?? record['strong_emotion']);
  const topic = TOPICS.find((label): label is Topic => label === record['topic']);
  const kind = KINDS.find((label): label is Kind => label === record['kind']) ?? kindOfCategory(record);
  const phenomenon = record['phenomenon'];
  return {
    ...(sentiment === undefined ? {} : { sentiment }),
    ...(complaint === undefined ? {} : { complaint }),
    ...(emotional === undefined ? {} : { emotional }),
    ...(topic === undefined ? {} : { topic }),
    ...(kind === undefined ? {} : { kind }),
    ...(phenomenon === undefined ? {} : { spam: phenomenon === 'spam' || phenomenon === 'news' }),
  };
}

function readFlag(value: string | undefined): boolean | undefined {
  return value === '1' ? true : value === '0' ? false : undefined;
}

/** The triage set names a category instead of a kind. */
function kindOfCategory(record: Readonly<Record<string, string>>): Kind | undefined {
  const complaint = record['complaint'] === '1';
  switch (record['category']) {
    case 'suggestion':
      return 'suggestion';
    case 'technical':
      return complaint ? 'fault' : 'inquiry';
    case 'pre_sales':
      return complaint ? 'complaint' : 'inquiry';
    case 'complaint':
    case 'after_sales':
      return complaint ? 'complaint' : undefined;
    case 'none':
      return record['sentiment'] === 'pos' ? 'praise' : undefined;
    default:
      return undefined;
  }
}
