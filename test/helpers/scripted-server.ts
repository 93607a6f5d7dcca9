import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback whose answers a test changes as it goes. */
export interface ScriptedServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  /** For `safeFetch`: nothing else on loopback may be reached. */
  readonly allowHosts: readonly string[];
  /** Every request since the last answer was set. */
  readonly seen: IncomingMessage[];
  /** Answers every request from now on. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Starts a scripted server on a free port. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const seen: IncomingMessage[] = [];
  let current: RequestListener = () => {};
  const server = createServer((request, response) => {
    seen.push(request);
    current(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    allowHosts: [`127.0.0.1:${port}`],
    seen,
    answer: (listener) => {
      seen.length = 0;
      current = listener;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
