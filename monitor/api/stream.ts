import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RawData } from 'ws';
import { STREAM_CLOSE, STREAM_PATH } from '../../shared/api-paths.ts';
import { type Hello, helloSchema } from '../../shared/schemas/stream.ts';
import type { ApiContext } from './api-context.ts';
import { isPairedOrigin } from './judge-origin.ts';
import { closeSocket, StreamClient } from './stream-client.ts';
import type { StreamHub } from './stream-hub.ts';

/** The WebSocket of the event log: the token comes in the first message, never in the address. */
export function registerStream(app: FastifyInstance, context: ApiContext, hub: StreamHub): void {
  app.get(STREAM_PATH, { websocket: true, config: { need: 'nothing' } }, (socket, request) => {
    const noHello = setTimeout(() => closeSocket(socket, STREAM_CLOSE.noHello, 'no hello'), context.limits.helloMs);
    socket.once('close', () => clearTimeout(noHello));
    socket.once('message', (data) => {
      clearTimeout(noHello);
      // Whoever talks on is answered with silence: the stream has one direction.
      const hello = readHello(data);
      if (hello === null) {
        closeSocket(socket, 1008, 'the first message must be {type:"hello", token, after?}');
        return;
      }
      greet(context, hub, socket, hello, request).catch((error: unknown) => {
        context.log.error('stream-failed', { error: String(error) });
        closeSocket(socket, 1011, 'the monitor failed; connect again');
      });
    });
  });
}

async function greet(
  context: ApiContext,
  hub: StreamHub,
  socket: WebSocket,
  hello: Hello,
  request: FastifyRequest,
): Promise<void> {
  const { limits } = context;
  const found = await context.findCaller(hello.token, false);
  if (found === null || !isPairedOrigin(request.headers.origin, found.device.origin)) {
    closeSocket(socket, STREAM_CLOSE.badToken, 'unknown token, or not from where it was paired');
    return;
  }
  if (hub.count(found.device.id) >= limits.streamsPerDevice) {
    closeSocket(socket, STREAM_CLOSE.tooSlow, 'too many streams of this device');
    return;
  }
  const client = new StreamClient(socket, request.raw.socket, found.device.id, limits);
  socket.once('close', () => hub.remove(client));
  await hub.add(client, hello.after ?? null);
  if (!client.open) hub.remove(client);
}

function readHello(data: RawData): Hello | null {
  try {
    const parsed = helloSchema.safeParse(JSON.parse(String(data)));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
