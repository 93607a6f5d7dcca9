import type { Analysis, Level, Topic } from '../../shared/model/analysis.ts';
import type { Mention } from '../../shared/model/mention.ts';

/** Who hears of what, as the configuration says it: empty lists fit everything. */
export interface AlertRoute {
  readonly brands: readonly string[];
  readonly levels: readonly Level[];
  readonly topics: readonly Topic[];
  readonly channels: readonly string[];
  /** Taken as well when an earlier route fits already. */
  readonly also: boolean;
}

/** All that decides where an alert goes. */
export interface AlertRouting {
  readonly routes: readonly AlertRoute[];
  /** Channels of the configuration, in its order: where everything goes while there is no route. */
  readonly channelIds: readonly string[];
  /** Where alerts about the machine itself go: blind sources, dead channels. */
  readonly adminChannelIds: readonly string[];
}

/** Without a route, posts that ask for nothing (praise, plain talk) ring nobody's phone; they stand in the queue. */
const QUIET_LEVEL: Level = 'blue';

/** Who hears of a mention, and which lines of the configuration made it so. */
export interface RouteExplanation {
  readonly channels: readonly string[];
  /** Positions in `routes`, from 0; empty: there is no route at all, and the default holds. */
  readonly routes: readonly number[];
}

type Routed = Pick<Mention, 'brandId' | 'level'> & { readonly analysis: Pick<Analysis, 'topic'> };

/** The channels that hear of a mention, each once: the first route that fits, and later ones marked `also`. */
export function explainRoute(mention: Routed, routing: AlertRouting): RouteExplanation {
  if (routing.routes.length === 0) {
    return { channels: mention.level === QUIET_LEVEL ? [] : [...routing.channelIds], routes: [] };
  }
  const channels = new Set<string>();
  const taken: number[] = [];
  for (const [index, route] of routing.routes.entries()) {
    if ((taken.length > 0 && !route.also) || !fits(route, mention)) continue;
    taken.push(index);
    for (const channel of route.channels) channels.add(channel);
  }
  return { channels: [...channels], routes: taken };
}

/** The same without the reasons. */
export function routeMention(mention: Routed, routing: AlertRouting): readonly string[] {
  return explainRoute(mention, routing).channels;
}

function fits(route: AlertRoute, mention: Routed): boolean {
  const holds = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value);
  return (
    holds(route.brands, mention.brandId) &&
    holds(route.levels, mention.level) &&
    holds(route.topics, mention.analysis.topic)
  );
}
