/** Numbers for runs of characters, each named by the number of what it begins with and its last unit. */
export interface RunIds {
  /** How many runs have a number: they are counted from 0 on. */
  readonly size: number;
  /** The number of a run; -1: it has none. */
  find(head: number, unit: number): number;
  /** The number of a run, a new one where it had none. */
  take(head: number, unit: number): number;
}

const EMPTY = -1;

/** @param most more runs are never taken. A table of whole numbers: a `Map` takes four times as long. */
export function createRunIds(most: number): RunIds {
  const places = 2 ** Math.ceil(Math.log2(2 * most + 2));
  const ids = new Int32Array(places).fill(EMPTY);
  const heads = new Int32Array(most);
  const units = new Int32Array(most);
  let size = 0;
  const placeOf = (head: number, unit: number): number => {
    const mixed = Math.imul(Math.imul(head, 0x9e3779b1) ^ unit, 0x85ebca6b);
    let place = (mixed ^ (mixed >>> 15)) & (places - 1);
    for (let id = ids[place] as number; id !== EMPTY; id = ids[place] as number) {
      if (heads[id] === head && units[id] === unit) break;
      place = (place + 1) & (places - 1);
    }
    return place;
  };
  return {
    get size() {
      return size;
    },
    find: (head, unit) => ids[placeOf(head, unit)] as number,
    take(head, unit) {
      const place = placeOf(head, unit);
      if (ids[place] === EMPTY) {
        ids[place] = size;
        heads[size] = head;
        units[size] = unit;
        size += 1;
      }
      return ids[place] as number;
    },
  };
}
