/** Rows of a report, kept column by column: a million of them are counted in tens of milliseconds instead of seconds. */
export interface Columns<N extends string = string, S extends string = string> {
  readonly rows: number;
  /** NaN where nothing is known. */
  readonly numbers: Readonly<Record<N, Float64Array>>;
  readonly names: Readonly<Record<S, NameColumn>>;
}

/** Names that come again and again: each row holds its place in the list, -1 where it has none. */
export interface NameColumn {
  readonly list: readonly string[];
  readonly at: Int32Array;
}

/** Which columns there are. */
export interface ColumnShape<N extends string, S extends string> {
  readonly numbers: readonly N[];
  readonly names: readonly S[];
}

/** Turns rows into columns. */
export function toColumns<N extends string, S extends string>(
  rows: readonly (Readonly<Record<N, number | null>> & Readonly<Record<S, string | null>>)[],
  shape: ColumnShape<N, S>,
): Columns<N, S> {
  return {
    rows: rows.length,
    numbers: lazyRecord(shape.numbers, (name) => {
      const column = new Float64Array(rows.length);
      for (const [i, row] of rows.entries()) column[i] = row[name] ?? Number.NaN;
      return column;
    }),
    names: lazyRecord(shape.names, (name) => {
      const places = new Map<string, number>();
      const at = new Int32Array(rows.length);
      for (const [i, row] of rows.entries()) at[i] = placeOf(places, row[name]);
      return { list: [...places.keys()], at };
    }),
  };
}

/** Puts columns behind each other. */
export function joinColumns<N extends string, S extends string>(
  parts: readonly Columns<N, S>[],
  shape: ColumnShape<N, S>,
): Columns<N, S> {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  return {
    rows,
    numbers: lazyRecord(shape.numbers, (name) => {
      const all = new Float64Array(rows);
      let from = 0;
      for (const part of parts) {
        all.set(part.numbers[name], from);
        from += part.rows;
      }
      return all;
    }),
    names: lazyRecord(shape.names, (name) => {
      const places = new Map<string, number>();
      const at = new Int32Array(rows);
      let from = 0;
      for (const part of parts) {
        const { list, at: own } = part.names[name];
        // The last one is for rows without a name.
        const moved = Int32Array.of(...list.map((text) => placeOf(places, text)), -1);
        for (let row = 0; row < part.rows; row += 1) {
          const place = own[row] as number;
          at[from + row] = moved[place < 0 ? list.length : place] as number;
        }
        from += part.rows;
      }
      return { list: [...places.keys()], at };
    }),
  };
}

/** The rows that `isWanted` picks; the columns themselves when it picks all. */
export function pickRows<N extends string, S extends string>(
  columns: Columns<N, S>,
  shape: ColumnShape<N, S>,
  isWanted: (row: number) => boolean,
): Columns<N, S> {
  const kept = new Int32Array(columns.rows);
  let rows = 0;
  for (let row = 0; row < columns.rows; row += 1) if (isWanted(row)) kept[rows++] = row;
  if (rows === columns.rows) return columns;
  const wanted = kept.subarray(0, rows);
  return {
    rows,
    numbers: lazyRecord(shape.numbers, (name) => {
      const from = columns.numbers[name];
      const column = new Float64Array(rows);
      for (let i = 0; i < rows; i += 1) column[i] = from[wanted[i] as number] as number;
      return column;
    }),
    names: lazyRecord(shape.names, (name) => {
      const { list, at } = columns.names[name];
      const own = new Int32Array(rows);
      for (let i = 0; i < rows; i += 1) own[i] = at[wanted[i] as number] as number;
      return { list, at: own };
    }),
  };
}

/** The rows that bear all of these names; a name that is left out may be any. */
export function pickNamed<N extends string, S extends string>(
  columns: Columns<N, S>,
  shape: ColumnShape<N, S>,
  wanted: { readonly [Name in S]?: string | undefined },
): Columns<N, S> {
  const named = shape.names.flatMap((name) => {
    const text = wanted[name];
    const { list, at } = columns.names[name];
    return text === undefined ? [] : [{ at, place: list.indexOf(text) }];
  });
  // A name that no row bears has no place, and neither has a row without a name.
  return pickRows(columns, shape, (row) => named.every(({ at, place }) => place >= 0 && at[row] === place));
}

function placeOf(places: Map<string, number>, text: string | null): number {
  if (text === null) return -1;
  const known = places.get(text);
  if (known !== undefined) return known;
  places.set(text, places.size);
  return places.size - 1;
}

/** Values that are made when they are first asked for: no figure needs all columns. */
export function lazyRecord<K extends string, V>(keys: readonly K[], make: (key: K) => V): Readonly<Record<K, V>> {
  const made = {} as Record<K, V>;
  for (const key of keys) {
    const get = () => {
      const value = make(key);
      Object.defineProperty(made, key, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(made, key, { get, enumerable: true, configurable: true });
  }
  return made;
}
