import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Folder of the monitor's data: `EARSHOT_HOME`, else where the platform keeps such things. Created when missing, for its owner only. */
export function dataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const folder = environment.EARSHOT_HOME || conventionFor(environment, platform);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function conventionFor(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'earshot');
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'earshot');
  return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'earshot');
}
