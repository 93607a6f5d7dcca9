import { createHash } from 'node:crypto';
import { DER, type DerNode, readDer, writeDer } from './der.ts';

/** 2.16.840.1.101.3.4.2.1 */
const SHA256_OID = Buffer.from('608648016503040201', 'hex');
/** 1.2.840.113549.1.7.2, id-signedData */
const SIGNED_DATA_OID = Buffer.from('2a864886f70d010702', 'hex');
/** 1.2.840.113549.1.9.16.1.4, id-ct-TSTInfo */
const STAMP_OID = Buffer.from('2a864886f70d0109100104', 'hex');
/** PKIStatus: granted, grantedWithMods. */
const GRANTED = [0, 1];

/** An answer of a time stamping authority that cannot be used, in words for an administrator. */
export class StampError extends Error {
  override readonly name = 'StampError';
}

/** What an authority said, without its signature: that is checked with the authority's certificate (`openssl ts -verify`). */
export interface TimeStamp {
  /** When, by the authority's clock. Epoch milliseconds. */
  readonly at: number;
  /** Hex SHA-256 of the text that was stamped. */
  readonly sha256: string;
  /** Hex; null when the authority sent none back. */
  readonly nonce: string | null;
}

/** Asks for a stamp over a text (RFC 3161, 2.4.1), with the authority's certificate in the answer. */
export function writeStampQuery(text: string, nonce: Uint8Array): Buffer {
  const imprint = createHash('sha256').update(text).digest();
  const algorithm = writeDer(DER.sequence, writeDer(DER.oid, SHA256_OID), writeDer(DER.null));
  return writeDer(
    DER.sequence,
    writeDer(DER.integer, Buffer.from([1])),
    writeDer(DER.sequence, algorithm, writeDer(DER.octets, imprint)),
    writeDer(DER.integer, positive(nonce)),
    writeDer(DER.boolean, Buffer.from([0xff])),
  );
}

/** Bytes of a positive number as DER wants them: as few as can be, with a zero before a first bit that would mean "negative". */
function positive(bytes: Uint8Array): Buffer {
  const digits = trimZeros(Buffer.from(bytes));
  const isPlain = digits.length > 0 && (digits[0] ?? 0) < 0x80;
  return isPlain ? digits : Buffer.concat([Buffer.from([0]), digits]);
}

/** Reads a TimeStampResp (RFC 3161, 2.4.2). @throws StampError when it was refused, or is none. */
export function readStampReply(bytes: Uint8Array): TimeStamp {
  try {
    const [status, token] = inside(only(readDer(Buffer.from(bytes))), DER.sequence);
    const [code] = inside(status, DER.sequence);
    if (!GRANTED.includes(code?.content.at(-1) ?? -1))
      throw new StampError(`the authority refused the stamp (status ${code?.content.at(-1) ?? '?'})`);
    return readToken(token);
  } catch (cause) {
    if (cause instanceof StampError) throw cause;
    throw new StampError('the answer is no time stamp of RFC 3161', { cause });
  }
}

function readToken(token: DerNode | undefined): TimeStamp {
  const [type, signed] = inside(token, DER.sequence);
  if (type === undefined || !type.content.equals(SIGNED_DATA_OID)) throw new RangeError('no signed data');
  const [, , wrapped] = inside(only(inside(signed, DER.explicit0)), DER.sequence);
  const [kind, content] = inside(wrapped, DER.sequence);
  if (kind === undefined || !kind.content.equals(STAMP_OID)) throw new RangeError('no stamp inside');
  const info = only(inside(only(inside(content, DER.explicit0)), DER.octets));
  const fields = inside(info, DER.sequence);
  const [algorithm, hash] = inside(fields[2], DER.sequence);
  if (!inside(algorithm, DER.sequence)[0]?.content.equals(SHA256_OID)) throw new RangeError('another hash');
  const time = fields.find(({ tag }) => tag === DER.generalizedTime);
  const nonce = fields.slice(4).find(({ tag }) => tag === DER.integer);
  return {
    at: readTime(time?.content.toString('latin1') ?? ''),
    sha256: (hash?.content ?? Buffer.alloc(0)).toString('hex'),
    nonce: nonce === undefined ? null : trimZeros(nonce.content).toString('hex'),
  };
}

/** `20261127190000.5Z` */
function readTime(text: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(text);
  if (match === null) throw new RangeError('no time');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) + Math.round(Number(match[7] ?? 0) * 1000);
}

/** A number as it was before DER: without the zeros in front. */
export function trimZeros(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? Buffer.alloc(0) : bytes.subarray(first);
}

function inside(node: DerNode | undefined, tag: number): DerNode[] {
  if (node?.tag !== tag) throw new RangeError(`expected ${tag}, got ${node?.tag ?? 'nothing'}`);
  return readDer(node.content);
}

function only(nodes: readonly DerNode[]): DerNode {
  const [node] = nodes;
  if (node === undefined) throw new RangeError('nothing there');
  return node;
}
