import type { Command } from '../command.ts';
import configCheck from './config-check.ts';

/** Every command of the command line. A new one is a file in this folder and a line here. */
export const commands: readonly Command[] = [configCheck];
