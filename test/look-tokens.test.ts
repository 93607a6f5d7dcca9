// The monitor's pages and the extension look like one product: a colour that both name is the same one.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Custom properties of each block, in the order in which the blocks stand. */
function readBlocks(path: string): Map<string, string>[] {
  const css = readFileSync(path, 'utf8');
  const blocks = [...css.matchAll(/:root[^{]*\{([^}]*)\}/g)];
  return blocks.map(
    ([, body = '']) =>
      new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()])),
  );
}

const [extensionLight, extensionDark, extensionSystemDark] = readBlocks('extension/look/tokens.css');
const [pagesLight, pagesDark] = readBlocks('monitor/look/pages.css');

test('the dark set of the extension is the same by choice and by system', () => {
  expect(extensionSystemDark).toEqual(extensionDark);
});

test.each([
  ['light', extensionLight, pagesLight],
  ['dark', extensionDark, pagesDark],
] as const)('the %s tokens of pages are those of the extension', (_, extension, pages) => {
  const shared = [...(pages ?? [])].filter(([name]) => name !== '--field-line');
  expect(shared.length).toBeGreaterThan(20);
  expect(Object.fromEntries(shared)).toEqual(Object.fromEntries(shared.map(([name]) => [name, extension?.get(name)])));
});
