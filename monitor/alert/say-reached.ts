import type { Labels } from '../../shared/model/labels.ts';
import type { StandIn } from '../../shared/service/stand-in.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };
import type { Reach } from './reach-person.ts';

/** Who hears for a person, by their names. */
export type Reached = Pick<Reach, 'asked' | 'names' | 'level'>;

/** Who hears instead of whom; nothing for people who are there. */
export function sayReached(reached: readonly Reached[]): Labels[] {
  return reached
    .filter(({ asked, names }) => !names.includes(asked))
    .map(({ asked, names, level }) =>
      fillLabels(names.length === 0 ? labels.standInNobody : level === null ? labels.standIn : labels.standInLevel, {
        away: asked,
        by: names.join('、'),
      }),
    );
}

/** People who are away, as who hears for them. */
export function toReached(standIns: readonly StandIn[]): Reached[] {
  return standIns.map(({ away, by }) => ({ asked: away.name, names: by === null ? [] : [by.name], level: null }));
}
