import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, type ZlibOptions, zstdDecompress } from 'node:zlib';
import { FetchError } from './fetch-error.ts';

type Inflater = (bytes: Uint8Array, maxBytes: number) => Promise<Uint8Array>;

const gunzipAsync = promisify<Uint8Array, ZlibOptions, Uint8Array>(gunzip);
const inflateAsync = promisify<Uint8Array, ZlibOptions, Uint8Array>(inflate);
const inflateRawAsync = promisify<Uint8Array, ZlibOptions, Uint8Array>(inflateRaw);
const brotliAsync = promisify(brotliDecompress) as (bytes: Uint8Array, options: object) => Promise<Uint8Array>;
const zstdAsync = promisify(zstdDecompress) as (bytes: Uint8Array, options: object) => Promise<Uint8Array>;

/** `Z_SYNC_FLUSH`: a body that was cut short gives what had arrived; feeds are worth reading up to the cut. */
const zlibOptions = (maxBytes: number): ZlibOptions => ({
  maxOutputLength: maxBytes,
  finishFlush: constants.Z_SYNC_FLUSH,
});

const INFLATERS: Readonly<Record<string, Inflater>> = {
  gzip: (bytes, maxBytes) => gunzipAsync(bytes, zlibOptions(maxBytes)),
  // "deflate" is zlib by the standard and raw by habit of some servers.
  deflate: (bytes, maxBytes) =>
    ((bytes[0] ?? 0) & 15) === 8
      ? inflateAsync(bytes, zlibOptions(maxBytes))
      : inflateRawAsync(bytes, zlibOptions(maxBytes)),
  br: (bytes, maxBytes) =>
    brotliAsync(bytes, { maxOutputLength: maxBytes, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  zstd: (bytes, maxBytes) => zstdAsync(bytes, { maxOutputLength: maxBytes, finishFlush: constants.ZSTD_e_flush }),
};

/** What `safeFetch` offers in `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br, zstd';

const MAX_NESTING = 2;

/**
 * Undoes the content codings of a body. The bound is on decoded bytes: 317 bytes of brotli can hold 200 MiB, and
 * neither Content-Length nor the bytes on the wire say so.
 * @throws FetchError `too-large`, `bad-encoding`
 */
export async function decodeBody(
  body: Uint8Array,
  options: { readonly contentEncoding: string | undefined; readonly maxBytes: number; readonly url: string },
): Promise<Uint8Array> {
  const { url, maxBytes } = options;
  const codings = (options.contentEncoding ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase().replace(/^x-/, ''))
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_NESTING)
    throw new FetchError('bad-encoding', url, `${codings.length} nested content codings`);
  let bytes = body;
  for (const coding of codings.reverse()) {
    const inflater = INFLATERS[coding];
    if (inflater === undefined) throw new FetchError('bad-encoding', url, `unknown content coding "${coding}"`);
    if (bytes.length === 0) return bytes;
    try {
      bytes = await inflater(bytes, maxBytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
        throw new FetchError('too-large', url, `more than ${maxBytes} bytes after ${coding}`, { cause: error });
      }
      throw new FetchError('bad-encoding', url, `the ${coding} body is broken`, { cause: error });
    }
  }
  return bytes;
}
