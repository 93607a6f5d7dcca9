import type { FastifyRequest } from 'fastify';
import { isOurHost } from './judge-host.ts';

/** Chrome and Edge give an extension 32 letters a–p, Firefox a UUID per installation. */
const EXTENSION = /^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Whether an origin is that of a browser extension by its form; only such a one can be paired. */
export function isExtensionOrigin(origin: string): boolean {
  return EXTENSION.test(origin);
}

/**
 * Whether a request with a good token comes from where its device was paired. No Origin is fine: a program, or a
 * browser that leaves it out of a GET; the token is the proof then.
 */
export function isPairedOrigin(origin: string | undefined, pairedOrigin: string | null): boolean {
  return origin === undefined || (pairedOrigin !== null && origin === pairedOrigin);
}

/**
 * Whether a request comes from a page that this server itself gave out on this machine. The Host was judged before; a page of
 * another name or port has another origin.
 */
export function isOwnPage(request: FastifyRequest): boolean {
  const { host, origin } = request.headers;
  const isOurs = origin === `http://${host}` && host?.endsWith(`:${request.socket.localPort}`) === true;
  return isOurs && isLoopbackRequest(request);
}

/** Whether a request comes from this machine, sent to a name of this machine, and by no proxy that says so. */
export function isLoopbackRequest(request: FastifyRequest): boolean {
  const { host, forwarded, via } = request.headers;
  const isRelayed = [forwarded, via, request.headers['x-forwarded-for'], request.headers['x-real-ip']].some(
    (header) => header !== undefined,
  );
  return !isRelayed && isOurHost(host, []) && LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '');
}

const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;
