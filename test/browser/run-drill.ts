import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export interface RunningDrill {
  readonly url: string;
  readonly practiceUrl: string;
  /** Good for one device. */
  readonly code: string;
  readonly stop: () => Promise<void>;
}

/** Starts the real monitor as `npm start` does, with its drill, a folder and ports of its own. */
export async function runDrill(): Promise<RunningDrill> {
  const home = mkdtempSync(join(tmpdir(), 'earshot-drill-'));
  const port = await findPort();
  const child = spawn(process.execPath, ['monitor/main.ts', 'start', '--port', String(port)], {
    env: { ...process.env, EARSHOT_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(home, { recursive: true, force: true });
  };
  const said = new Promise<RegExpExecArray>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/plain[\s\S]*配对码\s+(\d{4} \d{4})/.exec(output);
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The monitor ended with ${code}:\n${output}`)));
  });
  const [, practiceUrl = '', code = ''] = await said.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: `http://127.0.0.1:${port}`, practiceUrl, code, stop };
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
