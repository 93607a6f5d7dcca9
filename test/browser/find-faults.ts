import axe, { type AxeResults } from 'axe-core';
import type { OwnPage } from './own-page.ts';

/** What axe finds, short enough to read. */
export async function findFaults(page: OwnPage): Promise<string[]> {
  // Under Firefox the isolated world of WebDriver has no module loader for axe to find.
  await page.runSource(`${axe.source}; true`);
  const results = (await page.runSource('globalThis.axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  );
}
