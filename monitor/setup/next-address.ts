import { createServer } from 'node:net';
import type { Config } from '../config/schema.ts';

/** Where the next run will answer on this machine. */
export interface NextAddress {
  readonly url: string;
  /** Another program is there already: a run could not begin. */
  readonly isTaken: boolean;
}

/**
 * Finds out where a browser of this machine will find the next run, before the present one ends.
 * @param present port of the run that asks
 */
export async function findNextAddress({ host, port }: Config['listen'], present: number): Promise<NextAddress> {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${port}`, isTaken: port !== present && !(await canListen(host, port)) };
}

async function canListen(host: string, port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ host, port }, () => server.close(() => resolve(true)));
  });
}
