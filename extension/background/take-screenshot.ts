import { browser } from 'wxt/browser';
import type { Answer } from '../messages.ts';

/**
 * Picture of what is visible in the window. The browser allows it after a shortcut, the context menu or the toolbar
 * button, or with all sites allowed; a click inside a page is not enough, and then the answer says so.
 */
export async function takeScreenshot(windowId: number | null): Promise<Answer<'screenshot.take'>> {
  try {
    const dataUrl =
      windowId === null
        ? await browser.tabs.captureVisibleTab({ format: 'png' })
        : await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    return { dataUrl, why: null };
  } catch (error) {
    const permission = /permission|activeTab/i.test(String(error));
    return {
      dataUrl: null,
      why: permission
        ? {
            'zh-CN': '网页内的点击得不到截图权限：请用快捷键或右键菜单建单，或在设置里允许“网页内点击时也截图”。',
            en: 'A click inside a page gives no right to a screenshot: use the shortcut or the context menu, or allow it in the settings.',
          }
        : {
            'zh-CN': `浏览器没有给出截图：${String(error)}`,
            en: `The browser gave no screenshot: ${String(error)}`,
          },
    };
  }
}
