import type { ColumnShape, Columns } from './columns.ts';

/** What the bytes begin with: length of the head as a number, then the head as JSON, then the numbers, then the places of names. */
interface Head {
  readonly rows: number;
  readonly numbers: readonly string[];
  readonly names: readonly (readonly [name: string, list: readonly string[]])[];
}

const ALIGNED = 8;

/** Columns as bytes, for the database. */
export function packColumns<N extends string, S extends string>(columns: Columns<N, S>): Uint8Array {
  const numbers = Object.keys(columns.numbers) as N[];
  const names = Object.keys(columns.names) as S[];
  const head: Head = {
    rows: columns.rows,
    numbers,
    names: names.map((name) => [name, columns.names[name].list]),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const start = startOf(text.length);
  const packed = new Uint8Array(start + columns.rows * (8 * numbers.length + 4 * names.length));
  new Float64Array(packed.buffer, 0, 1)[0] = text.length;
  packed.set(text, ALIGNED);
  let at = start;
  for (const part of [
    ...numbers.map((name) => columns.numbers[name]),
    ...names.map((name) => columns.names[name].at),
  ]) {
    packed.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return packed;
}

/** The columns again; null when they are of another shape: an earlier version wrote them. */
export function unpackColumns<N extends string, S extends string>(
  bytes: Uint8Array,
  shape: ColumnShape<N, S>,
): Columns<N, S> | null {
  if (bytes.length < ALIGNED) return null;
  // Numbers are read where they lie, which works at multiples of their size only.
  const packed = bytes.byteOffset % ALIGNED === 0 ? bytes : new Uint8Array(bytes);
  const { buffer, byteOffset } = packed;
  const textLength = new Float64Array(buffer, byteOffset, 1)[0] ?? 0;
  if (!(textLength > 0 && textLength < packed.length)) return null;
  const head = JSON.parse(new TextDecoder().decode(packed.subarray(ALIGNED, ALIGNED + textLength))) as Head;
  const names = head.names.map(([name]) => name);
  if (!isSame(head.numbers, shape.numbers) || !isSame(names, shape.names)) return null;
  const { rows } = head;
  let at = byteOffset + startOf(textLength);
  const numbers = head.numbers.map((name) => {
    const column = new Float64Array(buffer, at, rows);
    at += column.byteLength;
    return [name, column];
  });
  const named = head.names.map(([name, list]) => {
    const column = new Int32Array(buffer, at, rows);
    at += column.byteLength;
    return [name, { list, at: column }];
  });
  return { rows, numbers: Object.fromEntries(numbers), names: Object.fromEntries(named) } as Columns<N, S>;
}

function startOf(textLength: number): number {
  return ALIGNED + Math.ceil(textLength / ALIGNED) * ALIGNED;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, i) => name === right[i]);
}
