const PLACE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** A place in the configuration whose environment variable is not set. */
export interface MissingSecret {
  readonly path: readonly (string | number)[];
  readonly name: string;
}

/**
 * Puts environment variables in the place of `${NAME}` in every string, so that secrets need not stand in the file.
 * Returns a new value; unset names are listed and left as they stand.
 */
export function fillSecrets(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): { value: unknown; missing: MissingSecret[] } {
  const missing: MissingSecret[] = [];
  const walk = (node: unknown, path: readonly (string | number)[]): unknown => {
    if (typeof node === 'string') {
      return node.replace(PLACE, (whole, name: string) => {
        const found = environment[name];
        if (found === undefined) missing.push({ path, name });
        return found ?? whole;
      });
    }
    if (Array.isArray(node)) return node.map((item, index) => walk(item, [...path, index]));
    if (node !== null && typeof node === 'object') {
      return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, walk(item, [...path, key])]));
    }
    return node;
  };
  return { value: walk(value, []), missing };
}
