import { expect } from 'vitest';
import type { SafeFetchOptions, SafeResponse } from '../../monitor/fetch/safe-fetch.ts';
import { parseDocument } from '../../monitor/listen/read/parse-feed.ts';
import type { PollContext, SourceType } from '../../monitor/source-type.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Poll, Source, SourceMemory } from '../../shared/model/source.ts';

/** One answer of a platform, and the request that it belongs to. */
export interface Exchange {
  /** Text that the request's address contains. */
  readonly when: string;
  readonly method?: string;
  /** Headers that the request must carry. */
  readonly sends?: Readonly<Record<string, string>>;
  /** Text that the request's body must contain. */
  readonly body?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}
/** Settings and exchanges of one poll, with what it must come to. */
export interface Fixture {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly cursor?: unknown;
  readonly exchanges: readonly Exchange[];
  readonly expected: {
    readonly entries: readonly unknown[];
    readonly cursor?: unknown;
    readonly requests?: readonly string[];
  };
}

/** When sources are polled here. */
export const NOW = Date.UTC(2026, 10, 22, 0, 30);
const BRANDS: readonly Brand[] = [
  { id: 'acme', name: 'Acme', aliases: ['艾克米', 'ACME'], exclusions: [], context: [], ownAccounts: [], hotlines: [] },
];
/** A source that was never polled. */
export const IDLE: SourceMemory = {
  ...{ nextPollAt: 0, etag: null, lastModified: null, cursor: null, lastPollAt: null, lastSuccessAt: null },
  ...{ lastNewEntryAt: null, state: 'healthy', blindSince: null, errorCount: 0, lastError: null },
  ...{ quotaLeft: null, quotaResetAt: null, lag: null },
};

/** The answer of an exchange, as it comes from the network. */
export function answer(exchange: Exchange, url: string): SafeResponse {
  const isJson = exchange.json !== undefined;
  const body = isJson ? JSON.stringify(exchange.json) : (exchange.text ?? '');
  const contentType = isJson ? 'application/json' : 'application/xml';
  const status = exchange.status ?? 200;
  return {
    status,
    url,
    headers: { 'content-type': contentType, ...exchange.headers },
    body: Buffer.from(body),
    notModified: status === 304,
  };
}

/** Plays the exchanges: the first one that fits the request answers it. */
export function play(exchanges: readonly Exchange[], requests: string[]) {
  return async (url: string, options: SafeFetchOptions = {}): Promise<SafeResponse> => {
    requests.push(url);
    const fitting = exchanges.find(
      ({ when, method }) => url.includes(when) && (method ?? 'GET') === (options.method ?? 'GET'),
    );
    if (!fitting) throw new Error(`the fixture has no answer for ${options.method ?? 'GET'} ${url}`);
    const sent = Object.fromEntries(
      Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(sent, url).toMatchObject(fitting.sends ?? {});
    if (fitting.body !== undefined) expect(String(options.body), url).toContain(fitting.body);
    return answer(fitting, url);
  };
}

/** One poll of a source type; `since` makes it one of a back-fill. */
export async function poll(
  type: SourceType,
  fixture: Pick<Fixture, 'settings' | 'cursor'>,
  fetch: PollContext['fetch'],
  memory = IDLE,
  since?: number,
): Promise<Poll> {
  const source: Source = {
    id: 's',
    type: type.id,
    name: 's',
    settings: fixture.settings,
    brandIds: [],
    enabled: true,
    drill: false,
  };
  const settings = type.settings.parse(fixture.settings);
  return type.poll(
    { ...source, settings: settings as Readonly<Record<string, unknown>> },
    {
      ...{ now: NOW, brands: BRANDS, complaintTerms: ['投诉'], signal: new AbortController().signal },
      memory: { ...memory, cursor: memory.cursor ?? fixture.cursor ?? null },
      ...(since === undefined ? {} : { since }),
      parse: parseDocument,
      fetch,
    },
  );
}
