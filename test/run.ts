// Runs the tests and closes with one line `N passed, N failed`. `--heavy` runs what is heavy instead.
// Other arguments go to vitest as they are (`npm test -- monitor/listen`).
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import type { Reporter, TestModule } from 'vitest/node';
import { startVitest } from 'vitest/node';
import { buildExtension } from '../monitor/start/build-extension.ts';
import { buildTestExtension } from './browser/build-test-extension.ts';
import { prepareMachine } from './set-up.ts';

const HEAVY = ['heavy'];
const NORMAL = ['unit', 'crossing', 'browser'];

const args = process.argv.slice(2);
const isHeavy = args.includes('--heavy');
const filters = args.filter((arg) => arg !== '--heavy');

const counts = { passed: 0, failed: 0, skipped: 0, brokenFiles: 0 };
const counter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], unhandled) {
    for (const module of modules) {
      const before = counts.failed;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state === 'passed') counts.passed++;
        else if (state === 'failed') counts.failed++;
        else if (state === 'skipped') counts.skipped++;
      }
      // A file that could not be loaded has no failed test to count, nor has one whose tests were skipped because what goes before them
      // failed (`beforeAll`, of the file or of a suite in it): neither may pass in silence.
      if (module.state() === 'failed' && counts.failed === before) counts.brokenFiles++;
    }
    counts.failed += unhandled.length;
  },
};

prepareMachine();
await buildExtension();
// Browser tests run side by side: what they share is there before any of them begins.
if (!isHeavy) for (const browser of ['chrome', 'firefox'] as const) await buildTestExtension(browser, 'granted');
mkdirSync('artefacts', { recursive: true });
const vitest = await startVitest('test', filters, {
  watch: false,
  project: isHeavy ? HEAVY : NORMAL,
  reporters: ['default', counter],
});
await vitest.close();

const failed = counts.failed + counts.brokenFiles;
if (counts.passed + failed === 0) console.log('No test was run: check the file filter.');
console.log(`${counts.passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
process.exit(failed > 0 || counts.passed === 0 ? 1 : 0);
