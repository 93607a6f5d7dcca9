import { isIP } from 'node:net';
import { judgeAddress, type Verdict } from './judge-address.ts';

/** Which private services may be reached in spite of the rules. */
export interface JudgeUrlOptions {
  /** `host:port` of services that the administrator runs himself (`127.0.0.1:1200`); nothing else opens a private host. */
  readonly allowHosts?: readonly string[];
}

const PORTS: ReadonlySet<string> = new Set(['80', '443', '8080', '8443']);
/** Names that lead to this machine, its network or cluster, or nowhere on the public net. */
const LOCAL_SUFFIXES = [
  ...['localhost', 'local', 'localdomain', 'internal', 'intranet', 'lan', 'home', 'corp', 'home.arpa', 'svc'],
  ...['private', 'invalid', 'onion'],
];
const deny = (reason: string): Verdict => ({ allow: false, reason });

/** Host in the spelling of `URL`: lower case, no brackets, no final dot. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Port in digits, also when it is the default one of the protocol. */
function portOf(url: URL): string {
  return url.port !== '' ? url.port : url.protocol === 'https:' ? '443' : '80';
}

const keyOf = (url: URL): string => `${hostOf(url)} ${portOf(url)}`;

/** Every request asks twice, and the list is the same one as long as the monitor runs. */
const readLists = new WeakMap<readonly string[], ReadonlySet<string>>();

function readList(allowHosts: readonly string[]): ReadonlySet<string> {
  const known = readLists.get(allowHosts);
  if (known !== undefined) return known;
  const parsed = allowHosts.map((listed) => URL.parse(`http://${listed}`));
  const read = new Set(parsed.flatMap((url) => (url === null ? [] : [keyOf(url)])));
  readLists.set(allowHosts, read);
  return read;
}

/** Says whether the URL's host and port stand on the list of private services, whatever the spelling of either. */
export function isListedHost(url: URL, allowHosts: readonly string[]): boolean {
  return allowHosts.length > 0 && readList(allowHosts).has(keyOf(url));
}

function judgeHost(host: string): Verdict {
  if (isIP(host) !== 0) return judgeAddress(host);
  if (LOCAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))) {
    return deny(`${host} is a name of this machine or network`);
  }
  if (!host.includes('.')) return deny(`${host} is not a public name`);
  return { allow: true };
}

/**
 * Judges a URL by its text alone: protocol, user info, port and host; opens no socket and asks no name server.
 * A name that passes may still resolve to a private address: `safeFetch` judges each address of the answer too.
 */
export function judgeUrl(text: string, options: JudgeUrlOptions = {}): Verdict {
  const url = URL.parse(text.trim());
  if (url === null) return deny('not a URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return deny(`${url.protocol} is not http or https`);
  if (url.username !== '' || url.password !== '') return deny('a user name or password stands in the URL');
  if (isListedHost(url, options.allowHosts ?? [])) return { allow: true };
  const port = portOf(url);
  const verdict = judgeHost(hostOf(url));
  if (!verdict.allow) return verdict;
  return PORTS.has(port) ? { allow: true } : deny(`port ${port} is not one of ${[...PORTS].join(', ')}`);
}
