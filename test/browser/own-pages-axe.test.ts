import { testViewsByAxe } from './test-views-by-axe.ts';

// The other two looks run with what is heavy.
testViewsByAxe([
  ['chromium', 'light', 'zh-CN'],
  ['firefox', 'dark', 'en'],
]);
