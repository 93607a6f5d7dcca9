import { PERSONAL_THING } from './personal-things.ts';

/** Stands for one personal thing in a marked clause. A character of nobody's (private use), so that no text holds it. */
export const THING = '\ue000';

/** A clause in which every personal thing is one mark: 麻烦把▮发我. Patterns of requests read this, and stay short and fast. */
export interface MarkedClause {
  readonly text: string;
  readonly hasThing: boolean;
  /** Span in the clause as given. */
  toGiven(start: number, end: number): { start: number; end: number };
}

const THINGS = new RegExp(PERSONAL_THING, 'gi');

/** Puts a mark in the place of every personal thing. */
export function markThings(clause: string): MarkedClause {
  const things = [...clause.matchAll(THINGS)];
  // Behind each mark, positions of the given clause run ahead by what the things were longer than their marks.
  const shifts: { readonly at: number; readonly ahead: number }[] = [];
  let text = '';
  let copied = 0;
  for (const thing of things) {
    text += clause.slice(copied, thing.index) + THING;
    copied = thing.index + thing[0].length;
    shifts.push({ at: text.length, ahead: copied - text.length });
  }
  const toPosition = (position: number) => position + (shifts.findLast((shift) => shift.at <= position)?.ahead ?? 0);
  return {
    text: text + clause.slice(copied),
    hasThing: things.length > 0,
    toGiven: (start, end) => ({ start: toPosition(start), end: toPosition(end) }),
  };
}
