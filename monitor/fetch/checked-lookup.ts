import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { FetchError } from './fetch-error.ts';
import { judgeAddress } from './judge-address.ts';

/** Resolves a name to all its addresses. Injected by tests. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
/** The shape of the `lookup` option of a socket. */
export type SocketLookup = (hostname: string, options: unknown, callback: LookupCallback) => void;

/** Asks the operating system. */
export const resolveBySystem: ResolveHost = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });

/**
 * Makes a socket lookup that refuses a name as soon as ONE of its addresses is not public, and hands the socket exactly
 * the addresses that were judged, so that no second question can get another answer (DNS rebinding).
 */
export function makeCheckedLookup(resolveHost: ResolveHost, options: { readonly allowPrivate: boolean }): SocketLookup {
  return (hostname, socketOptions, callback) => {
    resolveHost(hostname).then(
      (addresses) => {
        const first = addresses[0];
        if (first === undefined) {
          callback(new FetchError('dns', hostname, 'the name has no address'), '');
          return;
        }
        for (const { address } of addresses) {
          const verdict = judgeAddress(address);
          if (!verdict.allow && !options.allowPrivate) {
            callback(new FetchError('address-refused', hostname, verdict.reason), '');
            return;
          }
        }
        const wantsAll = (socketOptions as { all?: boolean } | null)?.all === true;
        if (wantsAll) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ''),
    );
  };
}
