import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A server on loopback that streams: by WebSocket, or as an HTTP answer that never ends; both in the platforms' documented forms. */
export interface StreamFarm {
  readonly origin: string;
  readonly host: string;
  /** Connections of both kinds that were opened, oldest first. */
  readonly opened: IncomingMessage[];
  /** How many are open now. */
  readonly open: () => number;
  /** Text that clients sent. */
  readonly received: string[];
  /** Sends to every open connection. */
  send(text: string): void;
  /** Breaks every connection without a word. */
  cut(): void;
  /** Answers new connections with this status until it is null again. */
  refuse(status: number | null, headers?: Record<string, string>): void;
  /** What a new connection is sent first. */
  greet(greeting: (request: IncomingMessage) => readonly string[]): void;
  /** Requests that are no stream; 404 by default. */
  serve(listener: (request: IncomingMessage, response: ServerResponse, body: string) => void): void;
  close(): Promise<void>;
}

/** Starts a farm; paths below `streamPath` stream over HTTP. */
export async function startStreamFarm(streamPath = '/stream'): Promise<StreamFarm> {
  const opened: IncomingMessage[] = [];
  const received: string[] = [];
  const sockets = new Set<WebSocket>();
  const answers = new Set<ServerResponse>();
  let refusal: { status: number; headers: Record<string, string> } | null = null;
  let greeting: (request: IncomingMessage) => readonly string[] = () => [];
  let serve: Parameters<StreamFarm['serve']>[0] = (_request, response) => response.writeHead(404).end();

  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== streamPath) {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => serve(request, response, Buffer.concat(chunks).toString()));
      return;
    }
    opened.push(request);
    if (refusal) {
      response.writeHead(refusal.status, refusal.headers).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    answers.add(response);
    response.on('close', () => answers.delete(response));
    for (const text of greeting(request)) response.write(`${text}\r\n`);
  });
  const wss = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    opened.push(request);
    if (refusal) {
      const headers = Object.entries(refusal.headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.end(`HTTP/1.1 ${refusal.status} No\r\n${headers.join('')}content-length: 0\r\n\r\n`);
      return;
    }
    wss.handleUpgrade(request, socket, head, (client) => {
      sockets.add(client);
      client.on('close', () => sockets.delete(client));
      client.on('message', (data) => received.push(String(data)));
      for (const text of greeting(request)) client.send(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = () => {
    for (const socket of sockets) socket.terminate();
    for (const answer of answers) answer.destroy();
  };
  return {
    origin: `http://${host}`,
    host,
    opened,
    open: () => sockets.size + answers.size,
    received,
    send(text) {
      for (const socket of sockets) socket.send(text);
      for (const answer of answers) answer.write(`${text}\r\n`);
    },
    cut,
    refuse: (status, headers = {}) => {
      refusal = status === null ? null : { status, headers };
    },
    greet: (next) => {
      greeting = next;
    },
    serve: (listener) => {
      serve = listener;
    },
    async close() {
      cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
