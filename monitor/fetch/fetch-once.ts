import { askPlainly } from './ask-plainly.ts';
import { decodeBody } from './decode-body.ts';
import { ExchangeFault, type ExchangeRequest, type ExchangeResponse } from './exchange.ts';
import { FetchError, type FetchErrorCode } from './fetch-error.ts';

/** Loaded when it is wanted: got keeps ten megabytes, and a monitor that only reads needs none of them. */
async function askByGot(request: ExchangeRequest): Promise<ExchangeResponse> {
  return (await import('./ask-by-got.ts')).askByGot(request);
}

const TLS_CODE = /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH)/;

function classify(code: string): FetchErrorCode {
  if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') return 'timeout';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'dns';
  if (TLS_CODE.test(code)) return 'tls';
  if (code.startsWith('HPE_') || code === 'ERR_HTTP_INVALID_STATUS_CODE') return 'protocol';
  return 'connection';
}

/** A refusal of ours that a connection passed on, else what the connection says. */
function toFetchError(error: unknown, { url: { href } }: ExchangeRequest): FetchError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!(cause instanceof FetchError)) continue;
    return cause.url === href ? cause : new FetchError(cause.code, href, cause.message, { cause });
  }
  const fault = error instanceof ExchangeFault ? error.cause : error;
  const text = fault instanceof Error ? fault.message : String(fault);
  return new FetchError(classify(codeOf(fault)), href, text, { cause: fault });
}

function codeOf(fault: unknown): string {
  return fault instanceof Error ? String((fault as NodeJS.ErrnoException).code ?? '') : '';
}

function isStale(error: unknown): boolean {
  return error instanceof ExchangeFault && error.wasReused && codeOf(error.cause) === 'ECONNRESET';
}

/**
 * Does one exchange without following anything. A kept-alive connection that the server had closed meanwhile is tried
 * once more on a new one, which is safe for methods that change nothing.
 * @throws FetchError
 */
export async function fetchOnce(request: ExchangeRequest): Promise<ExchangeResponse> {
  const { method, maxBytes, url } = request;
  const isHarmless = method === 'GET' || method === 'HEAD';
  const ask = isHarmless && request.body === undefined ? askPlainly : askByGot;
  try {
    const answer = await ask(request).catch((error: unknown) => {
      if (isHarmless && isStale(error)) return ask(request);
      throw error;
    });
    const contentEncoding = answer.headers['content-encoding'];
    return { ...answer, body: await decodeBody(answer.body, { contentEncoding, maxBytes, url: url.href }) };
  } catch (error) {
    throw toFetchError(error, request);
  }
}
