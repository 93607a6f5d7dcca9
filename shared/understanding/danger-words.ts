import danger from './terms/danger.json' with { type: 'json' };

/** Words that are harmless alone, by class: body, wound, heat, child, food … A burn is a hot thing near a hand. */
export const DANGER_WORDS: readonly (readonly string[])[] = Object.values(danger.classes).map(({ words }) => words);

/** Han characters of each class, which count wherever they stand: 手 in 手背 and in 烫手. */
export const DANGER_CHARACTERS: readonly string[] = Object.values(danger.classes).map(({ characters }) => characters);
