import { constants, unzipSync } from 'node:zlib';
import { DocumentError } from './document-error.ts';

/** A server that packs what was packed already does so once. */
const MOST_WRAPPINGS = 2;

/** Whether bytes are a gzip file, or a zlib stream that was sent without saying so. No document begins so. */
function isPacked(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first === 0x1f && second === 0x8b) || (first === 0x78 && second !== 0 && (first * 256 + second) % 31 === 0);
}

/**
 * Unpacks a document that is packed in itself (`feed.xml.gz`, served without a content coding); others are
 * returned as they are. A file that was cut short gives what had arrived.
 * @throws DocumentError `too-large`, `not-a-feed`
 */
export function unpack(bytes: Uint8Array, maxBytes: number): Uint8Array {
  let unpacked = bytes;
  for (let wrappings = 0; wrappings < MOST_WRAPPINGS && isPacked(unpacked); wrappings += 1) {
    unpacked = unwrap(unpacked, maxBytes);
  }
  return unpacked;
}

function unwrap(bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    return unzipSync(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (isLarge) throw new DocumentError('too-large', `more than ${maxBytes} bytes unpacked`, { cause: error });
    throw new DocumentError('not-a-feed', 'a broken packed file', { cause: error });
  }
}
