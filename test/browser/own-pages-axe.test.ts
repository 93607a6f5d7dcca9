import { testViewsByAxe } from './test-views-by-axe.ts';

// Chromium sees every state in `test/heavy/pictures.test.ts`, the other look of Firefox is beside it.
testViewsByAxe([['firefox', 'dark', 'en']]);
