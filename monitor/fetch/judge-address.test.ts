import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAddress } from './judge-address.ts';

const isAllowed = (address: string): boolean => judgeAddress(address).allow;
const toDotted = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
const toNumber = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** Each block: first address, last address. What lies just outside of it, when public, must pass. */
const BLOCKS: readonly (readonly [string, string])[] = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '255.255.255.255'],
];

describe('judgeAddress, IPv4', () => {
  it.each(BLOCKS)('refuses %s to %s and passes their public neighbours', (first, last) => {
    expect(isAllowed(first)).toBe(false);
    expect(isAllowed(last)).toBe(false);
    if (first !== '0.0.0.0') expect(isAllowed(toDotted(toNumber(first) - 1))).toBe(true);
    if (last !== '255.255.255.255') expect(isAllowed(toDotted(toNumber(last) + 1))).toBe(true);
  });

  it('passes public addresses and names the reason of a refusal', () => {
    expect(isAllowed('8.8.8.8')).toBe(true);
    expect(isAllowed('1.1.1.1')).toBe(true);
    expect(judgeAddress('100.100.100.200')).toEqual({ allow: false, reason: expect.stringContaining('metadata') });
  });
});

describe('judgeAddress, IPv6', () => {
  it.each([
    ...['::1', '::', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1', '64:ff9b:1::7f00:1', '2002:7f00:1::'],
    ...['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'fec0::1'],
    ...['::127.0.0.1', '::8.8.8.8', '100::1', '3fff::1', '3fff:fff::1', '5f00::1', '2001:db8::1', 'ff02::1'],
    ...['2001:20::1', '::ffff:0:127.0.0.1', '2606:4700::5efe:127.0.0.1', '2606:4700::200:5efe:10.0.0.1', 'not an ip'],
  ])('refuses %s', (address) => {
    expect(isAllowed(address)).toBe(false);
  });

  it.each([
    '2606:4700::1111',
    '2400:3200::1',
    '2001:4860:4860::8888',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ])('passes %s', (address) => {
    expect(isAllowed(address)).toBe(true);
  });

  it('refuses every private IPv4 address in every form that carries one', () => {
    const hex = (value: number): string => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
    const embeddings: readonly ((value: number) => string)[] = [
      (value) => `::ffff:${toDotted(value)}`,
      (value) => `::ffff:${hex(value)}`,
      (value) => `::${toDotted(value)}`,
      (value) => `64:ff9b::${hex(value)}`,
      (value) => `64:ff9b:1::${hex(value)}`,
      (value) => `2002:${hex(value)}::1`,
      (value) => `2606:4700::5efe:${hex(value)}`,
      (value) => `2001:0:${hex(value)}::1`,
    ];
    const address = fc
      .constantFrom(...BLOCKS)
      .chain(([first, last]) => fc.integer({ min: toNumber(first), max: toNumber(last) }));
    fc.assert(
      fc.property(address, fc.constantFrom(...embeddings), (value, embed) => !isAllowed(embed(value))),
      { numRuns: 10_000 },
    );
  });

  it('judges an embedded public IPv4 address like the address itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (value) => {
        expect(isAllowed(`::ffff:${toDotted(value)}`)).toBe(isAllowed(toDotted(value)));
      }),
      { numRuns: 2_000 },
    );
  });
});
