import type { ApiAnswer, ApiBody, ApiParams, ApiQuery, Routes } from './api.ts';
import { API_PATHS, FILE_ROUTES, type RouteName } from './api-paths.ts';
import type { Labels } from './model/labels.ts';
import type { ApiErrorBody } from './schemas/api-error.ts';

/** The part of the platform's `fetch` that the client uses. A time limit is the caller's: hand in a wrapped fetch. */
export type FetchLike = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}>;

/** A request that the monitor refused, or that did not reach it (`status` 0, code `unreachable`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** Stable; `monitor/api/errors.ts` lists them. */
  readonly code: string;
  readonly labels: Labels;
  readonly field: string | null;
  /** Seconds to wait before the next try, where the monitor named them. */
  readonly waitSeconds: number | null;
  constructor(status: number, error: ApiErrorBody['error'], waitSeconds: number | null = null, cause?: unknown) {
    super(`${error.code}: ${error.message.en}`, { cause });
    this.status = status;
    this.code = error.code;
    this.labels = error.message;
    this.field = error.field ?? null;
    this.waitSeconds = waitSeconds;
  }

  /** True when the same request may succeed later: nothing was refused for good. */
  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

type Input<N extends RouteName> = ([ApiParams<N>] extends [never] ? unknown : { readonly params: ApiParams<N> }) &
  ([ApiQuery<N>] extends [never] ? unknown : { readonly query?: ApiQuery<N> }) &
  ([ApiBody<N>] extends [never] ? unknown : { readonly body: ApiBody<N> });

type Arguments<N extends RouteName> = Routes[N] extends { readonly params: unknown } | { readonly body: unknown }
  ? [input: Input<N>]
  : [input?: Input<N>];

/** One method a route, named like it: `client.claimMention({ params: { id } })`. Each throws `ApiError`. */
export type ApiClient = { readonly [N in RouteName]: (...input: Arguments<N>) => Promise<ApiAnswer<N>> };

export interface ApiClientOptions {
  /** `http://127.0.0.1:7373`, without a slash at the end. */
  readonly baseUrl: string;
  /** Null before pairing. */
  readonly token: string | null;
  readonly fetch: FetchLike;
}

/** Makes the typed client of the API. Pure but for the fetch that it is handed. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const names = Object.keys(API_PATHS) as RouteName[];
  const call = (name: RouteName) => (input?: CallInput) => callRoute(options, name, input ?? {});
  return Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as ApiClient;
}

interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

async function callRoute(options: ApiClientOptions, name: RouteName, input: CallInput): Promise<unknown> {
  const [method = 'GET', path = '/'] = API_PATHS[name].split(' ');
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.token !== null) headers.authorization = `Bearer ${options.token}`;
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  const url = options.baseUrl + fillPath(path, input.params ?? {}) + writeQuery(input.query ?? {});
  const init = { method, headers, ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }) };
  let response: Awaited<ReturnType<FetchLike>>;
  try {
    response = await options.fetch(url, init);
  } catch (cause) {
    throw new ApiError(0, UNREACHABLE, null, cause);
  }
  if (response.status >= 400) throw readError(response.status, await readText(response), response.headers);
  if (FILE_ROUTES.includes(name)) {
    const mediaType = response.headers.get('content-type') ?? 'application/octet-stream';
    return { bytes: new Uint8Array(await response.arrayBuffer()), mediaType };
  }
  const text = await readText(response);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ApiError(response.status, NOT_OURS, null, cause);
  }
}

async function readText(response: Awaited<ReturnType<FetchLike>>): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new ApiError(0, UNREACHABLE, null, cause);
  }
}

function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
}

function writeQuery(query: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value))}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function readError(status: number, text: string, headers: { get(name: string): string | null }): ApiError {
  const waitSeconds = Number(headers.get('retry-after') ?? Number.NaN);
  const wait = Number.isFinite(waitSeconds) ? waitSeconds : null;
  try {
    const body = JSON.parse(text) as Partial<ApiErrorBody>;
    if (typeof body.error?.code === 'string') return new ApiError(status, body.error, wait);
  } catch (cause) {
    return new ApiError(status, NOT_OURS, wait, cause);
  }
  return new ApiError(status, NOT_OURS, wait);
}

const UNREACHABLE: ApiErrorBody['error'] = {
  code: 'unreachable',
  message: {
    'zh-CN': '连不上监听程序：请确认它正在运行，地址没有写错。',
    en: 'The monitor cannot be reached: check that it runs and that its address is right.',
  },
};

const NOT_OURS: ApiErrorBody['error'] = {
  code: 'not-the-monitor',
  message: {
    'zh-CN': '这个地址上回答的不是 Earshot 监听程序：请检查地址和中间的代理。',
    en: 'What answers at this address is not an Earshot monitor: check the address and any proxy between.',
  },
};
