import { isIPv4, isIPv6 } from 'node:net';

/** What was decided about a URL or an address, with the reason a person is shown. */
export type Verdict = { readonly allow: true } | { readonly allow: false; readonly reason: string };

const ALLOW: Verdict = { allow: true };
const deny = (reason: string): Verdict => ({ allow: false, reason });

/** Blocks of the IANA IPv4 special-purpose registry that are not global unicast: [network, prefix length, name]. */
const V4_BLOCKS: readonly (readonly [string, number, string])[] = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private network'],
  ['100.64.0.0', 10, 'carrier or cloud metadata network'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local or cloud metadata'],
  ['172.16.0.0', 12, 'private network'],
  ['192.0.0.0', 24, 'protocol assignments'],
  ['192.0.2.0', 24, 'documentation'],
  ['192.88.99.0', 24, '6to4 relay'],
  ['192.168.0.0', 16, 'private network'],
  ['198.18.0.0', 15, 'benchmark network'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved or broadcast'],
];

/** Blocks inside 2000::/3 that are not global unicast. */
const V6_BLOCKS: readonly (readonly [readonly number[], number, string])[] = [
  [[0x2001, 0], 23, 'protocol assignments or Teredo'],
  [[0x2001, 0xdb8], 32, 'documentation'],
  [[0x3fff, 0], 20, 'documentation'],
];

const toNumber = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function judgeV4(address: string): Verdict {
  const value = toNumber(address);
  for (const [network, length, name] of V4_BLOCKS) {
    const size = 2 ** (32 - length);
    if (Math.floor(value / size) === Math.floor(toNumber(network) / size)) return deny(`${address} is ${name}`);
  }
  return ALLOW;
}

/** The eight groups of an address that `isIPv6` accepted, without a zone. */
function expandV6(address: string): number[] {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  let text = address;
  if (dotted) {
    const value = toNumber(dotted[2] as string);
    text = `${dotted[1]}${Math.floor(value / 65536).toString(16)}:${(value % 65536).toString(16)}`;
  }
  const [head = '', tail] = text.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(missing).fill('0'), ...right].map((group) => Number.parseInt(group, 16));
}

const toDotted = (high: number, low: number): string => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;

/** The IPv4 address that an IPv6 address carries, for the forms whose traffic reaches it; null for all others. */
function unwrapV4(groups: readonly number[]): string | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const leadingZeros = a === 0 && b === 0 && c === 0 && d === 0;
  if (leadingZeros && e === 0 && f === 0xffff) return toDotted(g, h); // ::ffff:0:0/96, mapped
  if (a === 0x64 && b === 0xff9b && c === 0 && d === 0 && e === 0 && f === 0) return toDotted(g, h); // NAT64
  if (a === 0x2002) return toDotted(b, c); // 6to4
  if ((e & 0xfdff) === 0 && f === 0x5efe) return toDotted(g, h); // ISATAP
  return null;
}

function judgeV6(address: string): Verdict {
  const groups = expandV6(address);
  const embedded = unwrapV4(groups);
  if (embedded !== null) {
    const verdict = judgeV4(embedded);
    if (!verdict.allow) return deny(`${address} carries an address that is not public: ${verdict.reason}`);
  }
  const first = groups[0] ?? 0;
  if (first >> 13 !== 1) {
    // Mapped and NAT64 forms lead to the embedded address, which has been judged.
    return embedded !== null ? ALLOW : deny(`${address} is not a global address`);
  }
  for (const [[high = 0, low = 0], length, name] of V6_BLOCKS) {
    const size = 2 ** (32 - length);
    const start = first * 65536 + (groups[1] ?? 0);
    if (Math.floor(start / size) === Math.floor((high * 65536 + low) / size)) return deny(`${address} is ${name}`);
  }
  return ALLOW;
}

/**
 * Says whether an IP address may be connected to: IPv4 global unicast, IPv6 2000::/3 without its special blocks, and
 * IPv6 forms that carry an IPv4 address only if that one is global too. What is not known to be public is refused.
 */
export function judgeAddress(address: string): Verdict {
  if (isIPv4(address)) return judgeV4(address);
  if (address.includes('%')) return deny(`${address} names a network interface`);
  if (isIPv6(address)) return judgeV6(address);
  return deny(`${address} is not an IP address`);
}
