import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { agentsFor, ExchangeFault, type ExchangeRequest, type ExchangeResponse, joinHeaders } from './exchange.ts';
import { FetchError } from './fetch-error.ts';

/**
 * An exchange without a body to send: every poll is one, and got alone would cost 0.3 ms of processor time for each, a third of what a poll may
 * cost. The answer is left in its content coding.
 * @throws FetchError for what is bounded here; ExchangeFault
 */
export function askPlainly(request: ExchangeRequest): Promise<ExchangeResponse> {
  const { url, deadlineMs, quietMs, maxBytes, signal } = request;
  return new Promise((resolve, reject) => {
    const sent = open(request);
    const settle = (): void => {
      clearTimeout(quiet);
      clearTimeout(deadline);
      signal?.removeEventListener('abort', giveUp);
    };
    const fail = (error: Error): void => {
      settle();
      reject(error);
      sent.destroy();
    };
    const fault = (error: Error): void => fail(new ExchangeFault(error, sent.reusedSocket));
    const giveUp = (): void => fail(new FetchError('aborted', url.href, 'the request was given up'));
    const tooLong = (what: string) => () => fail(new FetchError('timeout', url.href, what));
    const quiet = setTimeout(tooLong(`nothing came for ${quietMs} ms`), quietMs);
    const deadline = setTimeout(tooLong(`no whole answer within ${deadlineMs} ms`), deadlineMs);
    // Stays for good: a connection that is given up may still complain.
    sent.on('error', fault);
    sent.on('response', (answer) => {
      quiet.refresh();
      const pieces: Buffer[] = [];
      let size = 0;
      answer.on('data', (piece: Buffer) => {
        quiet.refresh();
        size += piece.length;
        if (size > maxBytes) fail(new FetchError('too-large', url.href, `more than ${maxBytes} bytes`));
        else pieces.push(piece);
      });
      answer.on('error', fault);
      answer.on('end', () => {
        settle();
        resolve({
          status: answer.statusCode ?? 0,
          headers: joinHeaders(answer.headers),
          body: pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces),
        });
      });
    });
    if (signal?.aborted) {
      giveUp();
      return;
    }
    signal?.addEventListener('abort', giveUp);
    sent.end();
  });
}

function open({ url, method, headers, lookup, isPrivate }: ExchangeRequest): ClientRequest {
  const agents = agentsFor(isPrivate);
  const options = { method, headers, lookup: lookup as never };
  if (url.protocol === 'http:') return httpRequest(url, { ...options, agent: agents.http });
  // Never a switch: a source with a broken certificate is a source that somebody else may be speaking for.
  return httpsRequest(url, { ...options, agent: agents.https, rejectUnauthorized: true });
}
