import { testViewsByAxe } from '../browser/test-views-by-axe.ts';

testViewsByAxe([
  ['chromium', 'dark', 'en'],
  ['firefox', 'light', 'zh-CN'],
]);
