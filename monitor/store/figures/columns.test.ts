import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ColumnShape, type Columns, joinColumns, pickRows, toColumns } from './columns.ts';
import { packColumns, unpackColumns } from './pack-columns.ts';

const SHAPE: ColumnShape<'at' | 'score', 'brand' | 'site'> = { numbers: ['at', 'score'], names: ['brand', 'site'] };

const row = fc.record({
  at: fc.option(fc.integer()),
  score: fc.option(fc.double({ noNaN: true })),
  brand: fc.option(fc.constantFrom('云雀', 'b', '')),
  site: fc.option(fc.string()),
});
const rows = fc.array(row, { maxLength: 20 });

function toRows({ rows: count, numbers, names }: Columns<'at' | 'score', 'brand' | 'site'>) {
  const number = (value: number | undefined) => (Number.isNaN(value) ? null : value);
  return Array.from({ length: count }, (_, i) => ({
    at: number(numbers.at[i]),
    score: number(numbers.score[i]),
    brand: names.brand.list[names.brand.at[i] ?? -1] ?? null,
    site: names.site.list[names.site.at[i] ?? -1] ?? null,
  }));
}

test('rows are the same after packing, wherever their bytes lie, after joining and picking', () => {
  fc.assert(
    fc.property(rows, rows, fc.integer({ min: 0, max: 9 }), (left, right, shift) => {
      const packed = packColumns(toColumns(left, SHAPE));
      const moved = new Uint8Array(shift + packed.length);
      moved.set(packed, shift);
      const unpacked = unpackColumns(moved.subarray(shift), SHAPE);
      expect(unpacked && toRows(unpacked)).toEqual(left);
      const joined = joinColumns(
        [unpacked, toColumns(right, SHAPE)].filter((part) => part !== null),
        SHAPE,
      );
      expect(toRows(joined)).toEqual([...left, ...right]);
      const picked = pickRows(joined, SHAPE, (i) => i % 3 !== shift % 3);
      expect(toRows(picked)).toEqual([...left, ...right].filter((_, i) => i % 3 !== shift % 3));
    }),
  );
});

test('columns of another shape are not taken for those that are asked for', () => {
  const packed = packColumns(toColumns([{ at: 1, score: 2, brand: 'b', site: 's' }], SHAPE));
  expect(unpackColumns(packed, { numbers: ['score', 'at'], names: ['brand', 'site'] })).toBeNull();
  expect(unpackColumns(packed, { numbers: ['at', 'score'], names: ['brand'] })).toBeNull();
  expect(unpackColumns(new Uint8Array(3), SHAPE)).toBeNull();
});
