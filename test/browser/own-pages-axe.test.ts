import { testViewsByAxe } from './test-views-by-axe.ts';

// The other looks run with what is heavy.
testViewsByAxe([['firefox', 'dark', 'en']]);
