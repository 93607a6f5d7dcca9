import type { createApi } from '../api/server.ts';

/**
 * Opens the port of a server; its address.
 * @throws Error that names the port and the field to change.
 */
export async function openPort(
  server: Awaited<ReturnType<typeof createApi>>,
  at: { readonly host: string; readonly port: number },
  field: 'listen.port' | 'publicListen.port',
): Promise<string> {
  try {
    return await server.listen({ host: at.host, port: at.port });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be opened by this user';
    throw new Error(
      `Port ${at.port} on ${at.host} ${why}; choose another with ${field === 'listen.port' ? '--port NUMBER or ' : ''}${field}.`,
      {
        cause,
      },
    );
  }
}
