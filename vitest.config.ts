import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,monitor,extension}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          // Pure code: modules are loaded once for all files, which halves the time.
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'crossing',
          include: ['test/*.test.ts'],
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Modules are loaded once a worker, as for pure code: files leave nothing behind in them.
          isolate: false,
          sequence: { groupOrder: 2 },
          globalSetup: 'test/helpers/shared-postgres.ts',
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // Real browsers on a busy machine miss a beat now and then; what fails twice is broken. Vitest names retried tests.
          retry: 1,
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // After the others, two browsers side by side: as many as the smallest machine has cores.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'heavy',
          retry: 1,
          include: ['test/heavy/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
