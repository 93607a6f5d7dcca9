import { type Command, EXIT } from '../command.ts';
import { readBrands, readTerms } from '../training/read-brands.ts';
import { answerStream } from '../understand/answer-stream.ts';

const command: Command = {
  id: 'analyze',
  readsLines: true,
  labels: { 'zh-CN': '判断帖子：情感、投诉、主题、紧急程度', en: 'Judge posts: sentiment, complaint, topic, urgency' },
  define: (sub) => {
    sub
      .option('--brands <file>', 'brands to find, a JSON list as in the configuration')
      .option('--terms <file>', 'more complaint terms, one a line; # starts a remark')
      .option('--words-only', 'judge by word lists alone, without the trained heads')
      .option('--threads <count>', 'cores that a long stream is shared out among (default: all, 8 at most)')
      .addHelpText(
        'after',
        '\nReads {id?, text, title?, rating?, publishedAt?, author?, followers?, earlierComplaints?} and writes {id?, …analysis}, one JSON object a line.\nA line that cannot be judged is answered with {id, error}, or {line, error} when it shows no id, and the rest goes on.',
      );
  },
  async run(_args, options, streams) {
    const brands = typeof options['brands'] === 'string' ? await readBrands(options['brands']) : [];
    const terms = typeof options['terms'] === 'string' ? await readTerms(options['terms']) : [];
    const wordsOnly = options['wordsOnly'] === true;
    const threads = options['threads'] === undefined ? undefined : readThreads(String(options['threads']));
    if (threads === null) {
      streams.writeError('--threads: a whole number from 1 to 64 is expected.\n');
      return EXIT.badUsage;
    }
    const readCount = await answerStream(streams, { brands, terms, wordsOnly }, threads);
    if (readCount > 0) return EXIT.done;
    streams.writeError('Nothing could be judged: one JSON object with a "text" a line is expected.\n');
    return EXIT.nothingRead;
  },
};
export default command;

function readThreads(text: string): number | null {
  const count = Number(text);
  return Number.isInteger(count) && count >= 1 && count <= 64 ? count : null;
}
