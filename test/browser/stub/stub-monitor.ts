import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ROUTES, readRoutePath } from '../../../shared/api.ts';
import { API_PATHS, type RouteName, STREAM_CLOSE, STREAM_PATH } from '../../../shared/api-paths.ts';
import type { EarshotEvent, EventType } from '../../../shared/model/event.ts';
import { answerRoute, type Refusal } from './stub-answers.ts';
import { createStubState, type StubState } from './stub-state.ts';

/**
 * A monitor in memory, for what the real one cannot be made to do on demand: answer late, lose the answer, forget a
 * token, be gone for a minute on the same port. What it says is held to the schemas of `shared/routes`.
 */
export interface StubMonitor {
  readonly baseUrl: string;
  readonly state: StubState;
  /** Writes to the event log and tells every open stream. */
  readonly tell: (type: EventType, subjectId: string, data: unknown) => EarshotEvent;
  /** Closes the port; `start` takes the same one again. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

export async function startStubMonitor(state: StubState = createStubState()): Promise<StubMonitor> {
  let server: Server;
  let port = 0;
  const streams = new Set<WebSocket>();

  const send = (socket: WebSocket, message: unknown) => socket.send(JSON.stringify(message));
  const tell: StubMonitor['tell'] = (type, subjectId, data) => {
    const event: EarshotEvent = { seq: state.events.length + 1, at: state.now(), type, subjectId, drill: false, data };
    state.events.push(event);
    for (const socket of streams) send(socket, { type: 'event', event });
    return event;
  };

  const start = async () => {
    server = createServer((request, response) => {
      handle(state, tell, request, response).catch((error: unknown) => {
        response.statusCode = 500;
        response.end(
          JSON.stringify({ error: { code: 'stub', message: { 'zh-CN': String(error), en: String(error) } } }),
        );
      });
    });
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
      if (request.url !== STREAM_PATH) return void socket.destroy();
      sockets.handleUpgrade(request, socket, head, (stream) => {
        stream.once('message', (raw) => {
          const hello = JSON.parse(String(raw)) as { token: string; after?: number };
          if (!state.tokens.has(hello.token)) return stream.close(STREAM_CLOSE.badToken);
          send(stream, {
            type: 'welcome',
            seq: state.events.length,
            serverTime: state.now() + state.skewMs,
            api: state.api,
          });
          const after = hello.after ?? state.events.length;
          for (const event of state.events.filter((one) => one.seq > after)) send(stream, { type: 'event', event });
          streams.add(stream);
        });
        stream.on('close', () => streams.delete(stream));
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
    port = (server.address() as AddressInfo).port;
  };

  const stop = async () => {
    for (const stream of streams) stream.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };

  await start();
  return { baseUrl: `http://127.0.0.1:${port}`, state, tell, stop, start };
}

async function handle(
  state: StubState,
  tell: StubMonitor['tell'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const found = findRoute(request.method ?? 'GET', url.pathname);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const refuse = ({ status, code, message }: Refusal) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { code, message: { 'zh-CN': message, en: message } } }));
  };
  if (!found) return refuse({ status: 404, code: 'no-route', message: `no route ${request.method} ${url.pathname}` });
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  const open = ROUTES[found.name].needs === 'nothing';
  if (!open && !state.tokens.has(token)) return refuse({ status: 401, code: 'bad-token', message: 'token refused' });
  state.requests.push({ name: found.name, at: Date.now() });
  const text = Buffer.concat(chunks).toString();
  const spec = ROUTES[found.name] as { body?: { parse(value: unknown): unknown }; response: unknown };
  const body = spec.body ? spec.body.parse(JSON.parse(text)) : null;
  const answer = await answerRoute(found.name, {
    state,
    tell,
    token,
    params: found.params,
    query: url.searchParams,
    body,
  });
  if (answer && typeof answer === 'object' && 'refuse' in answer) return refuse(answer.refuse as Refusal);
  if (spec.response === 'bytes') {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    return void response.end(answer as Uint8Array);
  }
  const checked = (spec.response as { parse(value: unknown): unknown }).parse(answer);
  if (state.loseAnswers > 0 && found.name === 'createTicket') {
    state.loseAnswers -= 1;
    return void request.socket.destroy(); // done, but the client never hears of it
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(checked));
}

function findRoute(method: string, path: string): { name: RouteName; params: Record<string, string> } | null {
  for (const name of Object.keys(API_PATHS) as RouteName[]) {
    const route = readRoutePath(name);
    const names = [...route.path.matchAll(/:(\w+)/g)].map((hit) => hit[1] ?? '');
    const hit = new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}$`).exec(path);
    if (route.method !== method || !hit) continue;
    return {
      name,
      params: Object.fromEntries(names.map((key, index) => [key, decodeURIComponent(hit[index + 1] ?? '')])),
    };
  }
  return null;
}
