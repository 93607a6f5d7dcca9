import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { createAnalyzer } from '../../shared/understanding/analyze.ts';
import { checkPost } from '../../shared/understanding/check-post.ts';
import { testTerms } from '../../shared/understanding/test-terms.ts';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { loadWeights } from '../load-weights.ts';
import { plugIns } from '../plug-ins.ts';
import { readBrands, readTerms } from '../training/read-brands.ts';

const command: Command = {
  id: 'terms-test',
  labels: { 'zh-CN': '用已标注的帖子检验关键词', en: 'Test the keywords on labelled posts' },
  define: (sub) => {
    sub
      .argument('<file>', 'labelled posts, one JSON object a line: {text, mention: true or false}')
      .option('--config <file>', 'configuration: its brands and complaint terms are tested')
      .option('--brands <file>', 'other brands, a JSON list as in the configuration')
      .option('--brand <id>', 'only this brand')
      .option('--terms <file>', 'more complaint terms, one a line; # starts a remark')
      .addHelpText(
        'after',
        '\nSays which posts were found or missed, precision and recall, and which words would find what was missed.',
      );
  },
  async run(args, options, streams) {
    const config =
      typeof options['config'] === 'string' ? await readConfig(options['config'], plugIns, process.env) : null;
    const all = typeof options['brands'] === 'string' ? await readBrands(options['brands']) : config?.brands;
    if (all === undefined) {
      streams.writeError('Name the brands: --config FILE for those you listen for, or --brands FILE for a list.\n');
      return EXIT.badUsage;
    }
    const brands = typeof options['brand'] === 'string' ? all.filter(({ id }) => id === options['brand']) : all;
    if (brands.length === 0) {
      streams.writeError(`There is no brand "${options['brand']}". Known: ${all.map(({ id }) => id).join(', ')}.\n`);
      return EXIT.badUsage;
    }
    const terms = [
      ...(config?.complaintTerms ?? []),
      ...(typeof options['terms'] === 'string' ? await readTerms(options['terms']) : []),
    ];
    const analyzer = createAnalyzer({ brands, terms, weights: await loadWeights() });
    const posts = (await readFile(String(args[0]), 'utf8'))
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, at) => {
        const value = JSON.parse(line) as Record<string, unknown>;
        if (typeof value['mention'] !== 'boolean')
          throw new Error(`Line ${at + 1}: "mention" has to be true or false.`);
        return { post: checkPost(value), mention: value['mention'] };
      });
    await streams.write(`${JSON.stringify(testTerms(analyzer, posts), null, 2)}\n`);
    return posts.length > 0 ? EXIT.done : EXIT.nothingRead;
  },
};
export default command;
