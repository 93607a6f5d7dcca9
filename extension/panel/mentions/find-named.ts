/** Ids of the people whose names stand behind an `@`, the longest name that fits; each once. */
export function findNamed(text: string, people: ReadonlyMap<string, string>): string[] {
  const byLength = [...people].sort(([, a], [, b]) => b.length - a.length);
  const named = new Set<string>();
  for (const hit of text.matchAll(/@/g)) {
    const rest = text.slice(hit.index + 1).toLowerCase();
    const found = byLength.find(([, name]) => rest.startsWith(name.toLowerCase()));
    if (found) named.add(found[0]);
  }
  return [...named];
}
