import type { Labels } from '../../shared/model/labels.ts';
import type { QuietVerdict } from '../../shared/service/quiet-hours.ts';
import words from './explain-words.json' with { type: 'json' };
import { fillLabels } from './fill-labels.ts';
import { judgeChannel } from './hold-channel.ts';
import labels from './labels.json' with { type: 'json' };
import { type AlertRouting, explainRoute, type Matter } from './route-alert.ts';
import { sayReached } from './say-reached.ts';

/** Who would hear of a matter at an instant, and how it came to that. */
export interface ToldWhy {
  /** Channels with the instant at which they are told; `at` itself: at once. */
  readonly told: readonly { readonly channelId: string; readonly sendAt: number }[];
  /** Positions of the routes that were taken, from 0. */
  readonly routes: readonly number[];
  /** Each step with its reason, in order. */
  readonly why: readonly Labels[];
}

/** Goes the way that an alert of a post would go, without sending anything. `sayTime` puts an instant into words. */
export function explainTelling(
  matter: Matter,
  routing: AlertRouting,
  at: number,
  sayTime: (at: number) => string,
): ToldWhy {
  const { tellings, verdicts, reached } = explainRoute(matter, routing, at);
  const why = verdicts.map((verdict, index) =>
    fillLabels(words.verdicts[verdict], { n: index + 1, ...sayMatter(matter) }),
  );
  if (verdicts.length === 0) why.push(tellings.length > 0 ? words.noRoutes : words.noRoutesBlue);
  why.push(...sayReached(reached));
  const routes = verdicts.flatMap((verdict, index) => (verdict === 'fits' || verdict === 'also' ? [index] : []));
  if (verdicts.length > 0 && routes.length === 0) why.push(words.nobody);
  const told = tellings.map(({ channelId, heldUntil }) => {
    if (heldUntil !== null) why.push(fillLabels(words.routeQuiet, { channel: channelId, time: sayTime(heldUntil) }));
    const from = heldUntil ?? at;
    const verdict = judgeChannel(channelId, { kind: 'mention', ...matter }, routing, from);
    why.push(...sayQuiet(channelId, verdict, sayTime));
    const sendAt = verdict.isQuiet ? (verdict.heldUntil ?? from) : from;
    if (sendAt === at) why.push(fillLabels(words.atOnce, { channel: channelId }));
    return { channelId, sendAt };
  });
  return { told, routes, why };
}

function sayQuiet(channel: string, verdict: QuietVerdict, sayTime: (at: number) => string): Labels[] {
  if (!verdict.isQuiet) return [];
  if (verdict.heldUntil !== null) return [fillLabels(words.personQuiet, { channel, time: sayTime(verdict.heldUntil) })];
  const { through } = verdict;
  const name =
    through in labels.levels
      ? labels.levels[through as keyof typeof labels.levels]
      : words.flags[through as keyof typeof words.flags];
  return [fillLabels(words.breaksThrough, { channel, through: name })];
}

function sayMatter({ level, topic, language }: Matter) {
  return { level: labels.levels[level], topic: labels.topics[topic], language: words.languages[language ?? 'other'] };
}
