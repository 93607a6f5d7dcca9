import { expect, test, vi } from 'vitest';
import { ANSWERING } from '../../sites/registry.ts';
import { listOtherWays } from './write-message.ts';

test.each([
  ['trustpilot', ['建工单', '打开官方后台']],
  ['heimao', ['建工单']],
])('on %s, where nobody can be written to, the ways on are %j', (site, labels) => {
  const make = vi.fn();
  const ways = listOtherWays(ANSWERING[site]!, 'zh-CN', make);
  expect(ways.map(({ label }) => label(0))).toEqual(labels);
  ways[0]?.run();
  expect(make).toHaveBeenCalledOnce();
});

test('a console is named only where no direct message exists, by an https address', () => {
  for (const { console: address, directMessage } of Object.values(ANSWERING)) {
    if (address === undefined) continue;
    expect(directMessage).toBeNull();
    expect(address).toMatch(/^https:\/\/[\w.]+\//u);
  }
});
