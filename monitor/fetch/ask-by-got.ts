import got, { type Method, RequestError } from 'got';
import { agentsFor, ExchangeFault, type ExchangeRequest, type ExchangeResponse, joinHeaders } from './exchange.ts';
import { FetchError } from './fetch-error.ts';

/** What is the same for every exchange is put together once: got checks and copies each option that it is handed. */
const makeClient = (isPrivate: boolean) =>
  got.extend({
    agent: agentsFor(isPrivate),
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    decompress: false,
    responseType: 'buffer',
    // Never a switch: a source with a broken certificate is a source that somebody else may be speaking for.
    https: { rejectUnauthorized: true },
  });
const publicClient = makeClient(false);
const privateClient = makeClient(true);

/**
 * An exchange of any method, with a body or without. The answer is left in its content coding.
 * @throws FetchError for what is bounded here; ExchangeFault
 */
export async function askByGot(request: ExchangeRequest): Promise<ExchangeResponse> {
  const { url, maxBytes, signal } = request;
  const abort = new AbortController();
  // A listener costs less than a signal that is made of two.
  const giveUp = () => abort.abort();
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp);
  let tooLarge = false;
  try {
    const pending = (request.isPrivate ? privateClient : publicClient)(url, {
      method: request.method as Method,
      headers: { ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      dnsLookup: request.lookup as never,
      timeout: { request: request.deadlineMs, response: request.quietMs, socket: request.quietMs },
      signal: abort.signal,
    });
    void pending.on('downloadProgress', ({ transferred }) => {
      if (transferred <= maxBytes) return;
      tooLarge = true;
      abort.abort();
    });
    const response = await pending;
    return { status: response.statusCode, headers: joinHeaders(response.headers), body: response.rawBody };
  } catch (error) {
    if (tooLarge) throw new FetchError('too-large', url.href, `more than ${maxBytes} bytes`);
    if (signal?.aborted && !wasOurs(error)) {
      throw new FetchError('aborted', url.href, 'the request was given up', { cause: error });
    }
    throw new ExchangeFault(error, error instanceof RequestError && error.request?.reusedSocket === true);
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

/** A refusal of ours, such as that of an address, which got wraps. */
function wasOurs(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof FetchError) return true;
  return false;
}
