/**
 * Reads `EARSHOT_TEST_HOSTS`: match patterns, comma separated, that a test build has granted from the start, because a
 * headless Chromium cannot answer the permission prompt. Throws on a pattern that means every site.
 */
export function readTestHosts(value: string | undefined): string[] {
  const patterns = (value ?? '')
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '');
  for (const pattern of patterns) {
    const host = /^(?:https?|\*):\/\/([^/]+)\/\*$/.exec(pattern)?.[1];
    if (host === undefined || host === '*') {
      throw new Error(
        `EARSHOT_TEST_HOSTS: "${pattern}" does not name a site. Write each as https://example.com/*, never as all sites.`,
      );
    }
  }
  return patterns;
}
