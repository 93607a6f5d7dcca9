const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a request was sent to a name that is ours: a page of somebody else whose name was made to point at this
 * machine (DNS rebinding) carries its own name here.
 * @param hosts names of the configuration, with a port (only that one) or without (any)
 */
export function isOurHost(header: string | undefined, hosts: readonly string[]): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/.exec((header ?? '').toLowerCase());
  const name = match?.[1];
  if (match === null || name === undefined) return false;
  if (LOOPBACK_NAMES.includes(name)) return true;
  return hosts.some((host) => host.toLowerCase() === (host.includes(':') ? match[0] : name));
}
