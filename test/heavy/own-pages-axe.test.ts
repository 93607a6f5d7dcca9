import { testViewsByAxe } from '../browser/test-views-by-axe.ts';

testViewsByAxe([['firefox', 'light', 'zh-CN']]);
