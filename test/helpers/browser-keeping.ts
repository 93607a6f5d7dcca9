/** `browser` with a storage that keeps in a map, for unit tests of what the extension keeps there. */
export function browserKeeping(kept: Map<string, unknown>) {
  return {
    storage: {
      local: {
        get: async (key: string) => (kept.has(key) ? { [key]: kept.get(key) } : {}),
        set: async (values: object) => {
          for (const [key, value] of Object.entries(values)) kept.set(key, value);
        },
        remove: async (key: string) => kept.delete(key),
      },
    },
  };
}
