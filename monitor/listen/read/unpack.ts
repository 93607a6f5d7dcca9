import { constants, gunzipSync } from 'node:zlib';
import { DocumentError } from './document-error.ts';

/**
 * Unpacks a document that is a gzip file in itself (`feed.xml.gz`, served without a content coding); others are
 * returned as they are. A file that was cut short gives what had arrived.
 * @throws DocumentError `too-large`, `not-a-feed`
 */
export function unpack(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (isLarge) throw new DocumentError('too-large', `more than ${maxBytes} bytes unpacked`, { cause: error });
    throw new DocumentError('not-a-feed', 'a broken gzip file', { cause: error });
  }
}
