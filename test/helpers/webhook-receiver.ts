import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signWebhook } from '../../monitor/alert/sign-webhook.ts';
import type { AlertMessage } from '../../shared/model/alert.ts';

/** One message as it arrived. */
export interface Received {
  readonly message: AlertMessage;
  readonly at: number;
  /** Path of the address that it came to. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly signatureOk: boolean;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly hostAndPort: string;
  readonly secret: string;
  readonly received: Received[];
  /** What is answered to the next messages; default 200. */
  answer: (received: Received, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** A receiver of signed webhooks on loopback that checks every signature. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const secret = 'a-secret-only-for-this-test';
  const receiver: { -readonly [K in keyof WebhookReceiver]: WebhookReceiver[K] } = {
    url: '',
    hostAndPort: '',
    secret,
    received: [],
    answer: (_received, response) => response.writeHead(200).end('ok'),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        const head = (name: string) => String(request.headers[name] ?? '');
        const expected = `v1=${signWebhook(secret, head('x-earshot-timestamp'), head('x-earshot-id'), body)}`;
        const received: Received = {
          message: JSON.parse(body) as AlertMessage,
          at: Date.now(),
          path: request.url ?? '/',
          headers: request.headers,
          signatureOk: head('x-earshot-signature') === expected,
        };
        receiver.received.push(received);
        receiver.answer(received, response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.hostAndPort = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  receiver.url = `http://${receiver.hostAndPort}/hook`;
  return receiver;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}
