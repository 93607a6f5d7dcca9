import { connect, createServer, type Socket } from 'node:net';

/** A wire between a client and a server on this machine, and what can happen to a wire. */
export interface TcpProxy {
  readonly port: number;
  /** Cuts every connection and refuses new ones, until `heal`. */
  cut(): void;
  heal(): void;
  /** From the next piece of the client's that holds this text on, the server's answer is lost and the line is cut. */
  loseAnswerAfter(text: string): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free loopback port before another port. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const lines = new Set<Socket>();
  let isCut = false;
  let losing: string | null = null;
  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    const upstream = connect(targetPort, '127.0.0.1');
    let answersAreLost = false;
    for (const socket of [client, upstream]) {
      lines.add(socket);
      socket.on('close', () => {
        lines.delete(socket);
        client.destroy();
        upstream.destroy();
      });
      // A line that is cut on purpose ends in an error on both sides.
      socket.on('error', () => undefined);
    }
    client.on('data', (piece: Buffer) => {
      if (losing !== null && piece.includes(losing)) {
        losing = null;
        answersAreLost = true;
      }
      upstream.write(piece);
    });
    upstream.on('data', (piece: Buffer) => {
      // The server has done what it was asked; nobody hears of it.
      if (answersAreLost) client.destroy();
      else client.write(piece);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const cut = () => {
    isCut = true;
    for (const socket of lines) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    heal: () => {
      isCut = false;
    },
    loseAnswerAfter: (text) => {
      losing = text;
    },
    close: async () => {
      cut();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
