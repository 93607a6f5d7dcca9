import { type DeliveryContext, DeliveryError } from '../alert-channel.ts';
import { FetchError } from '../fetch/fetch-error.ts';

type Json = Readonly<Record<string, unknown>>;

/** One request to a helpdesk. */
export interface HelpdeskRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Answers beside 2xx that mean something here (404: it is gone). */
  readonly accept?: readonly number[];
}

/** What came back; `json` is an empty object where there was no body. */
export interface HelpdeskAnswer {
  readonly status: number;
  readonly json: unknown;
}

/**
 * Asks a helpdesk in JSON. 429, 408 and 5xx are worth another try, after `Retry-After` where it is given; other refusals are final and
 * say what the helpdesk said.
 * @throws DeliveryError
 */
export async function askHelpdesk(
  url: string,
  request: HelpdeskRequest,
  context: DeliveryContext,
): Promise<HelpdeskAnswer> {
  const response = await reach(url, request, context);
  const text = new TextDecoder().decode(response.body);
  const isGood = response.status >= 200 && response.status < 300;
  if (!isGood && !request.accept?.includes(response.status)) {
    const waitSeconds = Number(response.headers['retry-after'] ?? Number.NaN);
    throw new DeliveryError(`the helpdesk answered HTTP ${response.status}: ${text.slice(0, 200)}`, {
      retryable: response.status === 429 || response.status === 408 || response.status >= 500,
      ...(Number.isFinite(waitSeconds) && waitSeconds > 0 ? { waitSeconds } : {}),
    });
  }
  if (text.trim() === '') return { status: response.status, json: {} };
  try {
    return { status: response.status, json: JSON.parse(text) as unknown };
  } catch (cause) {
    // A login page or the page of a proxy: worth another try, and to be seen.
    throw new DeliveryError('the helpdesk answered something that is not JSON', { retryable: true, cause });
  }
}

async function reach(url: string, request: HelpdeskRequest, context: DeliveryContext) {
  try {
    return await context.fetch(url, {
      method: request.method ?? 'GET',
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...request.headers,
      },
      signal: context.signal,
    });
  } catch (cause) {
    if (cause instanceof FetchError && (cause.code === 'url-refused' || cause.code === 'redirect-refused'))
      throw new DeliveryError('the address is refused; a private one must be listed under privateHosts', {
        retryable: false,
        cause,
      });
    throw new DeliveryError('the helpdesk could not be reached', { retryable: true, cause });
  }
}

/** A part of an answer by its path; null where there is none. */
export function at(json: unknown, ...path: readonly (string | number)[]): unknown {
  let value: unknown = json;
  for (const key of path) value = value !== null && typeof value === 'object' ? (value as Json)[key] : undefined;
  return value ?? null;
}

/** A list in an answer; empty where there is none. */
export function listAt(json: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = at(json, ...path);
  return Array.isArray(value) ? value : [];
}

/** An id of an answer as text. @throws DeliveryError when the answer has none: another shape than documented. */
export function idAt(json: unknown, ...path: readonly (string | number)[]): string {
  const id = at(json, ...path);
  if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return String(id);
  throw new DeliveryError(`the helpdesk's answer has no ${path.join('.')}`, { retryable: true });
}

/** `Authorization` of a name and a password. */
export function basicAuth(name: string, password: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` };
}
