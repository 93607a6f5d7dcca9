import { type Config, configSchema } from '../config/schema.ts';
import script from '../practice/brand.json' with { type: 'json' };
import type { Practice } from '../practice/start-practice.ts';

/** Sources of the drill, as a configuration would write them. */
function drillSources(practice: Pick<Practice, 'feeds'>) {
  const feed = (id: string, name: string, url: string) => ({
    id,
    type: 'feed',
    name,
    settings: { url },
    brands: [script.brand.id],
  });
  return [
    feed('drill-plain', '演练 · 论坛 (RSS)', practice.feeds.plain),
    feed('drill-app', '演练 · 社区 (Atom)', practice.feeds.app),
    feed('drill-search', '演练 · 全站搜索 (RSS)', practice.feeds.search),
  ];
}

/** The configuration of a start without one: a brand that does not exist and the practice server as its world. */
export function drillConfig(practice: Pick<Practice, 'feeds' | 'url'>): Config {
  return configSchema.parse({
    workspace: '演练 Drill',
    brands: [script.brand],
    complaintTerms: script.complaintTerms,
    sources: drillSources(practice),
    privateHosts: [new URL(practice.url).host],
  });
}

/** A real configuration with the drill beside it (`--drill`): its brand and its sources come along, marked as practice. */
export function withDrill(
  config: Config,
  practice: Pick<Practice, 'feeds' | 'url'>,
): { config: Config; drillSourceIds: ReadonlySet<string> } {
  const drill = drillConfig(practice);
  return {
    config: {
      ...config,
      brands: [...config.brands, ...drill.brands.filter(({ id }) => config.brands.every((brand) => brand.id !== id))],
      sources: [...config.sources, ...drill.sources],
      privateHosts: [...config.privateHosts, ...drill.privateHosts],
    },
    drillSourceIds: new Set(drill.sources.map(({ id }) => id)),
  };
}
