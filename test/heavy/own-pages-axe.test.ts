import { testViewsByAxe } from '../browser/test-views-by-axe.ts';

testViewsByAxe([
  ['chromium', 'light', 'zh-CN'],
  ['chromium', 'dark', 'en'],
  ['firefox', 'light', 'zh-CN'],
]);
