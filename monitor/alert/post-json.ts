import { type DeliveryContext, DeliveryError } from '../alert-channel.ts';
import { FetchError } from '../fetch/fetch-error.ts';

/** What a robot answered. `json` is null when the body is no JSON. */
export interface RobotAnswer {
  readonly status: number;
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>> | null;
}

/**
 * Posts JSON to a robot and reads its answer. What HTTP itself says is judged here, the same for all: 429 and 5xx are
 * worth another try (after `Retry-After` where it is given), 3xx and other 4xx are not. What stands in the body is
 * the channel's to judge, because many robots answer 200 to everything. Throws `DeliveryError`.
 */
export async function postJson(
  name: string,
  url: string,
  body: unknown,
  context: DeliveryContext,
  headers: Readonly<Record<string, string>> = {},
): Promise<RobotAnswer> {
  const response = await reach(name, url, body, context, headers);
  const text = new TextDecoder().decode(response.body).slice(0, 2000);
  if (response.status >= 200 && response.status < 300) return { status: response.status, text, json: readJson(text) };
  const waitSeconds = Number(response.headers['retry-after'] ?? Number.NaN);
  throw new DeliveryError(`${name} answered HTTP ${response.status}: ${text.slice(0, 200)}`, {
    retryable: response.status === 429 || response.status >= 500 || response.status === 408,
    ...(Number.isFinite(waitSeconds) && waitSeconds > 0 ? { waitSeconds } : {}),
  });
}

async function reach(
  name: string,
  url: string,
  body: unknown,
  context: DeliveryContext,
  headers: Readonly<Record<string, string>>,
) {
  try {
    return await context.fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      signal: context.signal,
    });
  } catch (cause) {
    if (cause instanceof FetchError && (cause.code === 'url-refused' || cause.code === 'redirect-refused')) {
      throw new DeliveryError(`the address of ${name} is refused; a private one must be listed under privateHosts`, {
        retryable: false,
        cause,
      });
    }
    // The address itself is a credential: the message of the cause may carry it and stays in `cause`.
    throw new DeliveryError(`${name} could not be reached`, { retryable: true, cause });
  }
}

function readJson(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
