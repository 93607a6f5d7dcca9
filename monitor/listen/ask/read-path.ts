/** Value at a path like `data.items[0].name` in parsed JSON; undefined when a step is missing. */
export function readPath(value: unknown, path: string): unknown {
  let current: unknown = value;
  for (const step of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[step];
  }
  return current;
}

/** Text at a path: a text, or a number as text; null for everything else and for an empty text. */
export function textAt(value: unknown, path: string | undefined): string | null {
  const found = path === undefined ? undefined : readPath(value, path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
}
