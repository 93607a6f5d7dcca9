import process from 'node:process';
import { createAnalyzer } from '../../shared/understanding/analyze.ts';
import { isMention } from '../../shared/understanding/is-mention.ts';
import { explainRoute } from '../alert/route-alert.ts';
import type { Command } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { loadWeights } from '../load-weights.ts';
import { type JsonLine, mapJsonLines } from '../map-json-lines.ts';
import { plugIns } from '../plug-ins.ts';

const command: Command = {
  id: 'alert-route',
  labels: {
    'zh-CN': '演算预警去向：每行一个帖子 {id,text,…}，输出谁会收到、为什么，不发送',
    en: 'Say who would hear of a post and why: one {id,text,…} a line; sends nothing',
  },
  define: (sub) => {
    sub.requiredOption('--config <file>', 'configuration with brands, routes and channels');
  },
  async run(_args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const { brands, complaintTerms, policies } = config;
    const analyzer = createAnalyzer({
      brands,
      terms: complaintTerms,
      dollarRate: policies.dollarRate,
      weights: await loadWeights(),
    });
    const channelIds = config.channels.map(({ id }) => id);
    const routing = { routes: config.routes, channelIds, adminChannelIds: channelIds };
    return mapJsonLines(streams, (line) => {
      const analysis = analyzer.analyze(readPost(line));
      const { level, kind, topic } = analysis;
      const named = [
        ...new Set(analysis.matches.flatMap(({ type, brandId }) => (type === 'brand' && brandId ? [brandId] : []))),
      ];
      const told = isMention(analysis)
        ? named.map((brandId) => ({ brandId, ...explainRoute({ brandId, level, analysis }, routing) }))
        : [];
      return { ...('id' in line ? { id: line.id } : {}), isMention: told.length > 0, level, kind, topic, told };
    });
  },
};
export default command;

function readPost(line: JsonLine) {
  if (typeof line.text !== 'string') throw new Error('"text" is missing');
  const optional = <T>(value: unknown, is: (value: unknown) => value is T): T | null => (is(value) ? value : null);
  const isText = (value: unknown): value is string => typeof value === 'string';
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  return {
    text: line.text,
    title: optional(line.title, isText),
    rating: optional(line.rating, isNumber),
    author: optional(line.author, isText),
    followers: optional(line.followers, isNumber),
  };
}
