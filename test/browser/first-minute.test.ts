import { afterEach, it } from 'vitest';
import { type DrivenBrowser, driveBrowser, pairByHand, waitForText } from './own-page.ts';
import { type RunningDrill, runDrill } from './run-drill.ts';

let drill: RunningDrill | null = null;
let browser: DrivenBrowser | null = null;
afterEach(async () => {
  await browser?.close();
  await drill?.stop();
  browser = null;
  drill = null;
});

it.each(['chromium', 'firefox'] as const)('%s and the real monitor: heard, shown, claimed, a ticket', async (name) => {
  drill = await runDrill();
  browser = await driveBrowser(name);
  await pairByHand(browser, drill.url, drill.code);
  const panel = await browser.open('sidepanel.html');
  await waitForText(panel, '这里的帖子和工单都是练习');
  await waitForText(panel, /\d 个来源在听/);
  await waitForText(panel, /刚刚发布|分钟前发布/, true, 30_000);
  await panel.press('j');
  await panel.press('Enter');
  await waitForText(panel, /为什么是/);
  await waitForText(panel, /告知 \+\d+s/);
  await panel.press('c');
  await waitForText(panel, '放回');
  await panel.press('t');
  await waitForText(panel, /工单 #\d+ 已建好/);
  await panel.press('t');
  await waitForText(panel, /工单 #\d+[\s\S]*渠道[\s\S]*时限/);
});
