import process from 'node:process';
import { LEVELS } from '../../shared/model/analysis.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { detectLanguage } from '../../shared/text/language.ts';
import { type Analyzer, createAnalyzer } from '../../shared/understanding/analyze.ts';
import { isMention } from '../../shared/understanding/is-mention.ts';
import { explainTelling } from '../alert/explain-telling.ts';
import { type AlertRouting, listPressing, type Matter, matterOf } from '../alert/route-alert.ts';
import { type Command, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { dataFolder } from '../home.ts';
import { loadWeights } from '../load-weights.ts';
import { type JsonLine, mapJsonLines } from '../map-json-lines.ts';
import { plugIns } from '../plug-ins.ts';
import { readLocalInstant } from '../read-local-instant.ts';
import { planPeople } from '../start/plan-people.ts';
import { getMention } from '../store/heard/mentions.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

const command: Command = {
  id: 'alert-route',
  labels: {
    'zh-CN':
      '演算预警去向：每行一个帖子 {id,text,brand,level,…}，或用 --mention 指定一条；逐步说明谁会收到、为什么，不发送',
    en: 'Say who would hear of a post and why, step by step: one {id,text,brand,level,…} a line, or --mention; sends nothing',
  },
  define: (sub) => {
    sub
      .requiredOption('--config <file>', 'configuration with brands, routes and channels')
      .option('--mention <id>', 'a mention of the database, instead of standard input')
      .option('--at <moment>', 'a moment like "2026-12-01 23:30", to try hours, quiet hours and absences; default: now')
      .option('--time-zone <zone>', 'where that moment is; default: the one of the configuration');
  },
  async run(_args, options, streams) {
    const config = await readConfig(String(options.config), plugIns, process.env);
    const timeZone = String(options.timeZone ?? config.audit.timeZone);
    const at = options.at === undefined ? Date.now() : readLocalInstant(String(options.at), timeZone);
    if (Number.isNaN(at)) {
      streams.writeError(`--at must be a moment like "2026-12-01 23:30" (given: ${String(options.at)}).\n`);
      return EXIT.badUsage;
    }
    const explain = explainAt(config, at, timeZone);
    if (options.mention !== undefined) {
      const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
      try {
        const mention = await getMention(store.db, String(options.mention));
        const { id, level, analysis } = mention;
        const answer = { id, isMention: true, ...analysisOf(level, analysis), told: [explain(matterOf(mention))] };
        await streams.write(`${JSON.stringify(answer)}\n`);
        return EXIT.done;
      } finally {
        await store.close();
      }
    }
    const { brands, complaintTerms: terms, policies } = config;
    const analyzer = createAnalyzer({ brands, terms, dollarRate: policies.dollarRate, weights: await loadWeights() });
    return mapJsonLines(streams, (line) => judgeLine(line, analyzer, explain));
  },
};
export default command;

type Explain = (matter: Matter) => object;

function judgeLine(line: JsonLine, analyzer: Analyzer, explain: Explain): object {
  const post = readPost(line);
  const analysis = analyzer.analyze(post);
  const level = post.level ?? analysis.level;
  const named = analysis.matches.flatMap(({ type, brandId }) => (type === 'brand' && brandId ? [brandId] : []));
  // What is asked for by its brand is taken for a mention: the routes are tried, not the judgement.
  const brandIds = post.brand !== null ? [post.brand] : isMention(analysis) ? [...new Set(named)] : [];
  const language = detectLanguage(`${post.title ?? ''}\n${post.text}`);
  const flags = listPressing(analysis.flags);
  return {
    ...('id' in line ? { id: line.id } : {}),
    isMention: brandIds.length > 0,
    ...analysisOf(level, analysis),
    told: brandIds.map((brandId) => explain({ brandId, level, topic: analysis.topic, language, flags })),
  };
}

function analysisOf(level: string, { kind, topic }: { readonly kind: string; readonly topic: string }) {
  return { level, kind, topic };
}

/** The explanation of a matter at one instant, in the words of JSON: local times, one line a step. */
function explainAt(config: Config, at: number, timeZone: string): Explain {
  const channelIds = config.channels.map(({ id }) => id);
  const routing: AlertRouting = {
    ...{ routes: config.routes, channelIds, adminChannelIds: channelIds },
    people: planPeople(config.people),
    calendars: makeCalendars(config.calendars),
  };
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const sayTime = (instant: number) => format.format(instant);
  return (matter) => {
    const { told, routes, why } = explainTelling(matter, routing, at, sayTime);
    return {
      brandId: matter.brandId,
      channels: told.map(({ channelId }) => channelId),
      routes,
      waits: Object.fromEntries(
        told.flatMap(({ channelId, sendAt }) => (sendAt > at ? [[channelId, sayTime(sendAt)]] : [])),
      ),
      why,
    };
  };
}

function readPost(line: JsonLine) {
  if (typeof line.text !== 'string') throw new Error('"text" is missing');
  const optional = <T>(value: unknown, is: (value: unknown) => value is T): T | null => (is(value) ? value : null);
  const isText = (value: unknown): value is string => typeof value === 'string';
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  const level = LEVELS.find((known) => known === line.level);
  if (line.level !== undefined && level === undefined) throw new Error(`"level" is one of ${LEVELS.join(', ')}`);
  return {
    text: line.text,
    title: optional(line.title, isText),
    rating: optional(line.rating, isNumber),
    author: optional(line.author, isText),
    followers: optional(line.followers, isNumber),
    brand: optional(line.brand, isText),
    level,
  };
}
