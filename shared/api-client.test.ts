import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ApiAnswer } from './api.ts';
import { ApiError, createApiClient, type FetchLike } from './api-client.ts';
import type { Mention } from './model/mention.ts';

interface Call {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

function answering(status: number, text: string, headers: Record<string, string> = {}) {
  const calls: Call[] = [];
  const fetch: FetchLike = async (url, init) => {
    calls.push({ url, ...init });
    return {
      status,
      headers: { get: (name) => headers[name] ?? null },
      text: async () => text,
      arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    };
  };
  return { calls, client: createApiClient({ baseUrl: 'http://127.0.0.1:7373', token: 'tok', fetch }) };
}

describe('createApiClient', () => {
  it('fills the address and writes lists, flags and numbers into the query', async () => {
    const { calls, client } = answering(200, '{"items":[],"next":null}');
    await client.listMentions({ query: { state: ['open', 'claimed'], q: '退款 &', drill: true, limit: 5 } });
    await client.claimMention({ params: { id: 'a/b' } });
    expect(calls[0]?.url).toBe(
      'http://127.0.0.1:7373/v1/mentions?state=open%2Cclaimed&q=%E9%80%80%E6%AC%BE%20%26&drill=true&limit=5',
    );
    expect(calls[1]).toMatchObject({ url: 'http://127.0.0.1:7373/v1/mentions/a%2Fb/claim', method: 'POST' });
    expect(calls[1]?.headers).toEqual({ accept: 'application/json', authorization: 'Bearer tok' });
  });

  it('sends JSON and gives the answer typed by the model', async () => {
    const { calls, client } = answering(200, '{"items":[]}');
    const answer = await client.lookupMentions({ body: { postKeys: ['weibo:1'], permalinks: [] } });
    expectTypeOf(answer.items).toEqualTypeOf<Mention[]>();
    expectTypeOf<ApiAnswer<'getEvidence'>['bytes']>().toEqualTypeOf<Uint8Array>();
    expect(calls[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ postKeys: ['weibo:1'], permalinks: [] });
  });

  it('throws the refusal with its code, field and waiting time', async () => {
    const body = { error: { code: 'too-many', message: { 'zh-CN': '太多', en: 'too many' }, field: 'code' } };
    const { client } = answering(429, JSON.stringify(body), { 'retry-after': '7' });
    const error = await client.getMe().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 429, code: 'too-many', field: 'code', waitSeconds: 7, retryable: true });
  });

  it('says so when something else answers, and when nothing does', async () => {
    const { client } = answering(502, '<html>Bad gateway</html>');
    await expect(client.getStatus()).rejects.toMatchObject({ code: 'not-the-monitor', status: 502 });
    const down = createApiClient({
      baseUrl: 'http://127.0.0.1:1',
      token: null,
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    await expect(down.getStatus()).rejects.toMatchObject({ code: 'unreachable', status: 0, retryable: true });
  });

  it('hands a file over as bytes', async () => {
    const { client } = answering(200, 'abc', { 'content-type': 'text/plain' });
    const file = await client.getEvidence({ params: { id: 't', evidenceId: 'e' } });
    expect(new TextDecoder().decode(file.bytes)).toBe('abc');
    expect(file.mediaType).toBe('text/plain');
  });
});
