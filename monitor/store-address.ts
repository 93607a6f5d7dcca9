import { join } from 'node:path';
import type { Config } from './config/schema.ts';

/** Where the record is kept: what the configuration says, else a file in the data folder. Practice has a file of its own. */
export function storeAddress(home: string, config: Pick<Config, 'database'> | null): string {
  if (config?.database !== undefined) return config.database;
  return `sqlite:${join(home, config === null ? 'drill.db' : 'earshot.db')}`;
}
