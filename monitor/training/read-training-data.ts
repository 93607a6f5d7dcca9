import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { TrainingRow } from '../../shared/understanding/training/training-row.ts';
import { splitOf, splitOfId, splitTenth, textId } from './held-out.ts';
import { readFlag, readGold, readTable } from './labelled-table.ts';
import { CORPUS_LABELS, type CorpusLabels, labelsOf, readCorpusLabels } from './read-corpus-labels.ts';

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

/** Reads one corpus, with what our readers said of its texts. Texts of the held-out tenth are dropped, whatever the file says of them. */
export function readCorpus(folder: string, set: string, labels: CorpusLabels = new Map()): TrainingRow[] {
  const rows: TrainingRow[] = [];
  const lines = gunzipSync(readFileSync(join(folder, 'sentiment', `${set}.jsonl.gz`)))
    .toString('utf8')
    .split('\n');
  for (const line of lines) {
    if (line === '') continue;
    const { t, y, d, e } = JSON.parse(line) as { t: string; y: string; d?: string; e?: string };
    const id = textId(t);
    const split = splitOfId(id);
    if (split === 'held-out') continue;
    rows.push({
      text: t,
      set,
      split,
      label: y,
      ...(d === undefined ? {} : { domain: d }),
      ...(e === undefined ? {} : { emotion: e }),
      ...labelsOf(labels.get(id)),
    });
  }
  return rows;
}

/** All rows that shipped weights may be trained on, posts that people labelled included. Throws when the data is not there. */
export function readTrainingData(folder: string, ownPosts: string): TrainingRow[] {
  if (!existsSync(join(folder, 'sentiment'))) {
    throw new Error(`No training data in ${folder}: it is kept outside the repository. Name its folder with --data.`);
  }
  const labels = readCorpusLabels(CORPUS_LABELS);
  return [
    ...TRAINING_SETS.flatMap((set) => readCorpus(folder, set, labels)),
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
