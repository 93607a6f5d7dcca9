/** A port that an address need not name. */
const USUAL_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * The service of one's own network that the monitor would not read from, as `privateHosts` names it: `127.0.0.1:1200`. Null: what went wrong
 * was something else.
 */
export function readRefusedHost(error: string): string | null {
  if (!error.includes('privateHosts')) return null;
  const address = /https?:\/\/\S+?(?=: )/.exec(error)?.[0];
  const url = address === undefined ? null : URL.parse(address);
  return url === null ? null : `${url.hostname}:${url.port || USUAL_PORTS[url.protocol]}`;
}
