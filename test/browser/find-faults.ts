import axe, { type AxeResults } from 'axe-core';

/** What axe needs of a page: to run a script in it. */
export interface ScriptedPage {
  readonly runSource: (source: string) => Promise<unknown>;
}

/** What axe finds, short enough to read. */
export async function findFaults(page: ScriptedPage): Promise<string[]> {
  // Under Firefox the isolated world of WebDriver has no module loader for axe to find.
  await page.runSource(`${axe.source}; true`);
  const results = (await page.runSource('globalThis.axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}
