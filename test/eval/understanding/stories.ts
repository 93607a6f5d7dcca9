// `node test/eval/understanding/stories.ts`: pairwise precision and recall of stories on posts that are changed as people and bots change them.
import { existsSync } from 'node:fs';
import { readTable } from '../../../monitor/training/labelled-table.ts';
import { DATA_FOLDER, OWN_POSTS, readCorpus } from '../../../monitor/training/read-training-data.ts';
import { compareFingerprints, fingerprint } from '../../../shared/text/fingerprint.ts';
import { createStoryIndex } from '../../../shared/understanding/stories.ts';
import { STORY_CHANGES } from './vary.ts';

const posts = [
  ...readTable(OWN_POSTS).map((row) => row['text'] ?? ''),
  ...(existsSync(DATA_FOLDER) ? ['zh_weibo_usual', 'zh_waimai', 'zh_shop10', 'en_tweeteval_sent'] : [])
    .flatMap((set) => readCorpus(DATA_FOLDER, set).slice(0, 2500))
    .map(({ text }) => text),
].filter((text) => [...text].length >= 16);
// Corpora hold near-duplicates of their own: those pairs are no fault of the index, so that only one of each is used.
const distinct: string[] = [];
const seen = createStoryIndex(posts.length);
for (const text of posts) {
  const before = seen.stories;
  if (seen.add(text) !== null && seen.stories > before) distinct.push(text);
}

const index = createStoryIndex(distinct.length * 8);
const storyOf = distinct.map((text) => index.add(text));
let found = 0;
let wrong = 0;
let total = 0;
for (const [name, change] of Object.entries(STORY_CHANGES)) {
  let own = 0;
  distinct.forEach((text, at) => {
    const story = index.add(change(text, at));
    total++;
    if (story === storyOf[at]) own++;
    else if (story !== null && storyOf.includes(story)) wrong++;
  });
  found += own;
  console.log(`${name.padEnd(28)} recall ${((100 * own) / distinct.length).toFixed(1)} %`);
}
console.log(
  `${distinct.length} posts, ${total} copies: precision ${((100 * found) / (found + wrong)).toFixed(2)} %, recall ${((100 * found) / total).toFixed(2)} %`,
);
const [first = ''] = distinct;
const sketch = fingerprint(first);
if (sketch !== null) console.log(`a post against itself: ${compareFingerprints(sketch, sketch)}`);
