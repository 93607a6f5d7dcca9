import { createSocket, type Socket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCheckedLookup, type ResolveHost } from './checked-lookup.ts';

/** Answers of a name server on loopback, by name; each question takes the next list. */
const answers = new Map<string, string[][]>();
let server: Socket;
let resolveHost: ResolveHost;

/** An answer to one question for A records (RFC 1035): header, the question again, the records. */
function makeAnswer(question: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const asked = question.subarray(12, at + 5);
  const lists = answers.get(labels.join('.').toLowerCase()) ?? [];
  const addresses = (lists.length > 1 ? lists.shift() : lists[0]) ?? [];
  const header = Buffer.alloc(12);
  question.copy(header, 0, 0, 2);
  header.writeUInt16BE(addresses.length === 0 ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(addresses.length, 6);
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([header, asked, ...records]);
}

beforeAll(async () => {
  server = createSocket('udp4');
  server.on('message', (question, from) => server.send(makeAnswer(question), from.port, from.address));
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  const resolver = new dns.Resolver();
  resolver.setServers([`127.0.0.1:${(server.address() as AddressInfo).port}`]);
  resolveHost = async (name) => (await resolver.resolve4(name)).map((address) => ({ address, family: 4 }));
});
afterAll(() => {
  server.close();
});

/** What the socket would be handed, or the refusal. Nothing is connected to. */
const look = (name: string, options: { all?: boolean; allowPrivate?: boolean } = {}): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const lookup = makeCheckedLookup(resolveHost, { allowPrivate: options.allowPrivate ?? false });
    lookup(name, { all: options.all ?? false }, (error, address) => (error ? reject(error) : resolve(address)));
  });

describe('makeCheckedLookup against a name server', () => {
  it('hands the socket the public addresses that were answered', async () => {
    answers.set('good.example', [['93.184.216.34', '93.184.216.35']]);
    expect(await look('good.example', { all: true })).toEqual([
      { address: expect.stringContaining('93.184.216.'), family: 4 },
      { address: expect.stringContaining('93.184.216.'), family: 4 },
    ]);
    expect(await look('good.example')).toMatch(/^93\.184\.216\./);
  });

  it('refuses a name as soon as one of its addresses is private', async () => {
    answers.set('mixed.example', [['93.184.216.34', '10.0.0.1']]);
    await expect(look('mixed.example')).rejects.toMatchObject({ code: 'address-refused' });
    expect(await look('mixed.example', { allowPrivate: true, all: true })).toHaveLength(2);
  });

  it('judges each answer of a name that changes its mind', async () => {
    answers.set('rebind.example', [['93.184.216.34'], ['127.0.0.1']]);
    expect(await look('rebind.example')).toBe('93.184.216.34');
    await expect(look('rebind.example')).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('passes on that a name does not exist', async () => {
    await expect(look('absent.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
