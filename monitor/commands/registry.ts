import type { Command } from '../command.ts';

/**
 * Every command of the command line, by id. A new one is a file in this folder and a line here. Each is loaded when it is
 * called: `check-url` must not pay for the web server of `start`.
 */
export const commandLoaders: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {
  analyze: () => import('./analyze.ts'),
  'alert-route': () => import('./alert-route.ts'),
  'alert-test': () => import('./alert-test.ts'),
  backfill: () => import('./backfill.ts'),
  backup: () => import('./backup.ts'),
  brief: () => import('./brief.ts'),
  'check-url': () => import('./check-url.ts'),
  'config-check': () => import('./config-check.ts'),
  'config-example': () => import('./config-example.ts'),
  'cost-import': () => import('./cost-import.ts'),
  due: () => import('./due.ts'),
  'evidence-pack': () => import('./evidence-pack.ts'),
  guard: () => import('./guard.ts'),
  'helpdesk-test': () => import('./helpdesk-test.ts'),
  parse: () => import('./parse.ts'),
  'policy-simulate': () => import('./policy-simulate.ts'),
  'retention-show': () => import('./retention-show.ts'),
  'site-read': () => import('./site-read.ts'),
  'source-add': () => import('./source-add.ts'),
  'source-export': () => import('./source-export.ts'),
  'source-import': () => import('./source-import.ts'),
  'source-test': () => import('./source-test.ts'),
  start: () => import('./start.ts'),
  'terms-export': () => import('./terms-export.ts'),
  'terms-import': () => import('./terms-import.ts'),
  'terms-test': () => import('./terms-test.ts'),
  'ticket-import': () => import('./ticket-import.ts'),
  train: () => import('./train.ts'),
  'user-add': () => import('./user-add.ts'),
  verify: () => import('./verify.ts'),
};
