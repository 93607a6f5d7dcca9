import { type Analyzer, createAnalyzer } from '../../shared/understanding/analyze.ts';
import { checkPost } from '../../shared/understanding/check-post.ts';
import { type Command, EXIT } from '../command.ts';
import { loadWeights } from '../load-weights.ts';
import { readLines } from '../read-lines.ts';
import { readBrands, readTerms } from '../training/read-brands.ts';

/** Lines are answered in batches of about this size, so that writing costs little beside judging. */
const BATCH_UNITS = 1 << 16;

const command: Command = {
  id: 'analyze',
  labels: { 'zh-CN': '判断帖子：情感、投诉、主题、紧急程度', en: 'Judge posts: sentiment, complaint, topic, urgency' },
  define: (sub) => {
    sub
      .option('--brands <file>', 'brands to find, a JSON list as in the configuration')
      .option('--terms <file>', 'more complaint terms, one a line; # starts a remark')
      .option('--words-only', 'judge by word lists alone, without the trained heads')
      .addHelpText(
        'after',
        '\nReads {id?, text, title?, rating?, publishedAt?, author?, followers?, earlierComplaints?} and writes {id?, …analysis}, one JSON object a line.\nA line that cannot be judged is answered with {id?, error}, and the rest goes on.',
      );
  },
  async run(_args, options, streams) {
    const brands = typeof options['brands'] === 'string' ? await readBrands(options['brands']) : [];
    const terms = typeof options['terms'] === 'string' ? await readTerms(options['terms']) : [];
    const weights = options['wordsOnly'] === true ? {} : { weights: await loadWeights() };
    const analyzer = createAnalyzer({ brands, terms, ...weights });
    let readCount = 0;
    let batch = '';
    for await (const line of readLines(streams.stdin)) {
      if (line.trim() === '') continue;
      const answer = answerLine(line, analyzer);
      if (answer.isRead) readCount++;
      batch += `${answer.text}\n`;
      if (batch.length < BATCH_UNITS) continue;
      await streams.write(batch);
      batch = '';
    }
    if (batch !== '') await streams.write(batch);
    if (readCount > 0) return EXIT.done;
    streams.writeError('Nothing could be judged: one JSON object with a "text" a line is expected.\n');
    return EXIT.nothingRead;
  },
};
export default command;

function answerLine(line: string, analyzer: Analyzer): { readonly isRead: boolean; readonly text: string } {
  let id: unknown;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Error('A JSON object is expected, one a line.');
    const record = value as Readonly<Record<string, unknown>>;
    id = record['id'];
    return {
      isRead: true,
      text: JSON.stringify({ ...(id === undefined ? {} : { id }), ...analyzer.analyze(checkPost(record)) }),
    };
  } catch (error) {
    const message =
      error instanceof SyntaxError ? `Not JSON: ${error.message.slice(0, 200)}` : (error as Error).message;
    return { isRead: false, text: JSON.stringify({ ...(id === undefined ? {} : { id }), error: message }) };
  }
}
