import { createHash, randomBytes } from 'node:crypto';
import type { SafeFetchOptions, SafeResponse } from '../../fetch/safe-fetch.ts';
import { readStampReply, StampError, trimZeros, writeStampQuery } from './time-stamp.ts';

/** Gives the stamp (a whole TimeStampResp) of an authority over a text. */
export type RequestStamp = (text: string) => Promise<Uint8Array>;

const NONCE_BYTES = 16;
/** A stamp with its certificates has a few kilobytes. */
const MOST_BYTES = 256 * 1024;

/**
 * Asks a time stamping authority over HTTP (RFC 3161, 3.4). The answer must be about our text and carry our number, or
 * somebody could send an old one.
 * @throws StampError; FetchError when the authority cannot be reached or its address is refused.
 */
export function requestStampFrom(
  url: string,
  fetch: (url: string, options?: SafeFetchOptions) => Promise<SafeResponse>,
): RequestStamp {
  return async (text) => {
    const nonce = randomBytes(NONCE_BYTES);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: writeStampQuery(text, nonce),
      maxBytes: MOST_BYTES,
    });
    if (response.status !== 200) throw new StampError(`the authority answered HTTP ${response.status}`);
    const stamp = readStampReply(response.body);
    if (stamp.sha256 !== createHash('sha256').update(text).digest('hex'))
      throw new StampError('the stamp is about another text');
    if (stamp.nonce !== trimZeros(nonce).toString('hex')) throw new StampError('the stamp answers another question');
    return response.body;
  };
}
