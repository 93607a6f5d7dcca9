import { CELL, type Signature } from './signature.ts';

/**
 * Levels by which a cell must differ to be another one: about 5 % of the range. Edges that are drawn softer or a quarter of a pixel aside
 * change the mean of a cell by less; a line of pale text that comes or goes by more.
 */
const OTHER = 3;

/** Cells that must differ side by side: an element covers several, what is rounded in another way lies strewn about. */
const FEWEST_TOGETHER = 3;

/**
 * Thin letters cover a tenth of their cells: another colour of them moves the mean by one or two levels, too little for `OTHER`. But it moves
 * all cells of the line, and all the same way, while rounding goes up here and down there. So many levels together, in cells that touch and in
 * one direction of one colour plane, are another colour.
 */
const TINTED = 6;

/** Says in words where two pictures differ more than they may; null when they are alike. */
export function describeDifference(kept: Signature, taken: Signature): string | null {
  if (kept.width !== taken.width || Math.abs(kept.height - taken.height) >= CELL)
    return `was ${kept.width} × ${kept.height} px, is ${taken.width} × ${taken.height} px`;
  const columns = Math.ceil(kept.width / CELL);
  const groups = groupCells(findOthers(kept, taken), columns).filter(({ length }) => length >= FEWEST_TOGETHER);
  // What is told already is not told again as its colour.
  const told = new Set(groups.flat());
  const tinted = findTinted(kept, taken, columns).filter((cells) => !cells.some((cell) => told.has(cell)));
  const said = [
    ...groups.map((cells) => `another picture ${describePlace(cells, columns)}`),
    // Most colours move both planes: their place is told once.
    ...new Set(tinted.map((cells) => `another colour ${describePlace(cells, columns)}`)),
  ];
  return said.length === 0 ? null : said.join('; ');
}

/** Groups of cells whose colour went one way, by little each and by much together. */
function findTinted(kept: Signature, taken: Signature, columns: number): number[][] {
  const [, ...colours] = kept.planes;
  return colours.flatMap((plane, index) =>
    [1, -1].flatMap((way) => {
      const moved = plane.map((level, at) => Math.max(0, way * ((taken.planes[index + 1]?.[at] ?? level) - level)));
      const cells = moved.flatMap((levels, at) => (levels > 0 ? [at] : []));
      return groupCells(cells, columns).filter(
        (group) => group.length >= FEWEST_TOGETHER && group.reduce((sum, at) => sum + (moved[at] ?? 0), 0) >= TINTED,
      );
    }),
  );
}

function findOthers(kept: Signature, taken: Signature): number[] {
  const cells = Math.max(kept.planes[0]?.length ?? 0, taken.planes[0]?.length ?? 0);
  return Array.from({ length: cells }, (_, at) => at).filter((at) =>
    kept.planes.some((plane, index) => Math.abs((plane[at] ?? 0) - (taken.planes[index]?.[at] ?? 0)) >= OTHER),
  );
}

/** Puts cells together that touch, also by a corner. */
function groupCells(cells: readonly number[], columns: number): number[][] {
  const left = new Set(cells);
  const groups: number[][] = [];
  for (const first of cells) {
    if (!left.delete(first)) continue;
    const group = [first];
    // Grows while it is walked: neighbours of neighbours belong to it.
    for (const cell of group)
      for (const down of [-1, 0, 1])
        for (const right of [-1, 0, 1]) {
          const neighbour = cell + down * columns + right;
          const column = (cell % columns) + right;
          if (column >= 0 && column < columns && left.delete(neighbour)) group.push(neighbour);
        }
    groups.push(group);
  }
  return groups;
}

function describePlace(cells: readonly number[], columns: number): string {
  const [xs, ys] = [cells.map((cell) => cell % columns), cells.map((cell) => Math.floor(cell / columns))];
  const span = (of: readonly number[]) => `${Math.min(...of) * CELL}–${(Math.max(...of) + 1) * CELL} px`;
  return `${span(xs)} from the left, ${span(ys)} from the top`;
}
