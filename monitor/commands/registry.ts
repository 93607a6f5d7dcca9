import type { Command } from '../command.ts';
import checkUrl from './check-url.ts';
import configCheck from './config-check.ts';
import configExample from './config-example.ts';
import due from './due.ts';
import guard from './guard.ts';
import parse from './parse.ts';
import start from './start.ts';
import userAdd from './user-add.ts';

/** Every command of the command line. A new one is a file in this folder and a line here. */
export const commands: readonly Command[] = [checkUrl, configCheck, configExample, due, guard, parse, start, userAdd];
