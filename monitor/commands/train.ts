import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { writeWeights } from '../../shared/understanding/weights-file.ts';
import { type Command, EXIT } from '../command.ts';
import { DATA_FOLDER, OWN_POSTS, readCandidates, readTrainingData } from '../training/read-training-data.ts';
import { trainWeights } from '../training/train-weights.ts';

const WEIGHTS = new URL('../../shared/understanding/weights.bin', import.meta.url);
const LEARNED = new URL('../../shared/understanding/lexicon-learned.json', import.meta.url);

const command: Command = {
  id: 'train',
  labels: { 'zh-CN': '用公开数据重新训练情感与投诉模型', en: 'Train the heads anew from the training data' },
  define: (sub) => {
    sub
      .option('--data <folder>', 'folder of the training data', DATA_FOLDER)
      .option('--check', 'write nothing; say whether the committed files are what the data gives')
      .addHelpText(
        'after',
        '\nReads the corpora that data/README.md allows, never a held-out text. Takes minutes on one core.',
      );
  },
  async run(_args, options, streams) {
    const folder = resolve(process.cwd(), String(options.data ?? DATA_FOLDER));
    const say = (text: string): void => streams.writeError(`${text}\n`);
    const { learnedWords, weights } = trainWeights(readTrainingData(folder, OWN_POSTS), readCandidates(folder), say);
    const lexicon = `${JSON.stringify(
      {
        id: 'lexicon-learned',
        note: 'Log odds of standing in a positive text, times 1.7; learned from the corpora of the model card by `npm run train`.',
        data: weights.dataHash,
        words: learnedWords,
      },
      null,
      0,
    ).replaceAll(',"', ',\n"')}\n`;
    const bytes = writeWeights(weights);
    if (options.check === true) {
      const same = (await readFile(WEIGHTS)).equals(bytes) && (await readFile(LEARNED, 'utf8')) === lexicon;
      say(
        same
          ? 'The committed weights are what the data gives.'
          : 'The committed weights differ from what the data gives.',
      );
      return same ? EXIT.done : EXIT.nothingRead;
    }
    await writeFile(LEARNED, lexicon);
    await writeFile(WEIGHTS, bytes);
    say(`${bytes.length} bytes of weights, data ${weights.dataHash}, vocabulary ${weights.vocabularyHash}`);
    return EXIT.done;
  },
};
export default command;
