import { describe, expect, it, vi } from 'vitest';
import { PAGE_ASKS } from '../messages.ts';
import { ASK_SCHEMAS } from '../sync/message-schemas.ts';
import { answerAsk, type Handlers } from './answer-asks.ts';

vi.mock('wxt/browser', () => ({ browser: { runtime: { id: 'our-id' } } }));

const OWN = 'chrome-extension://our-id';
const page = { id: 'our-id', url: 'https://weibo.com/1', tab: { id: 5, windowId: 2 }, frameId: 0 } as never;
const panel = { id: 'our-id', url: `${OWN}/sidepanel.html` } as never;

function handlersThat(answer: () => Promise<unknown>): Handlers {
  return new Proxy({}, { get: () => answer }) as Handlers;
}
const fine = handlersThat(async () => 'done');
const ask = (message: unknown, sender: never, handlers = fine, onFault = () => undefined) =>
  answerAsk(message, sender, handlers, OWN, onFault);

describe('who may ask what', () => {
  it('answers a content script what a page may ask', async () => {
    expect(await ask({ type: 'page.beat', ask: { site: 'weibo' } }, page)).toEqual({ answer: 'done' });
  });

  const ownOnly = Object.keys(ASK_SCHEMAS).filter((type) => !PAGE_ASKS.includes(type as 'page.beat'));
  it.each(ownOnly)('refuses %s from a page', async (type) => {
    expect(await ask({ type, ask: {} }, page)).toMatchObject({ problem: { en: expect.stringMatching(/panel/) } });
  });

  it('answers the own pages everything', async () => {
    expect(await ask({ type: 'sync.now', ask: {} }, panel)).toEqual({ answer: 'done' });
  });

  it('is not fooled by an address that only begins like ours', async () => {
    const sly = { id: 'our-id', url: `${OWN}.evil.example/x`, tab: { id: 1 } } as never;
    expect(await ask({ type: 'sync.now', ask: {} }, sly)).toMatchObject({ problem: {} });
  });

  it('does not speak with another extension, nor of unknown things', async () => {
    expect(await ask({ type: 'sync.now', ask: {} }, { id: 'other', url: `${OWN}/x` } as never)).toBeNull();
    expect(await ask({ type: 'constructor', ask: {} }, panel)).toBeNull();
    expect(await ask('sync.now', panel)).toBeNull();
  });
});

describe('what is asked', () => {
  it.each([
    ['posts.found', { site: 'weibo', url: 'https://weibo.com', posts: [{ text: 1 }] }],
    ['posts.found', { site: 'weibo', url: 'https://weibo.com', posts: Array(101).fill({}) }],
    ['mention.dismiss', { mentionId: 'm', reason: 'because' }],
    ['mention.claim', { mentionId: '' }],
    ['mention.claim', { mentionId: 'm', more: true }],
    ['tool.inject', { tool: '../background' }],
    ['ticket.make', { draft: { clientKey: 'short' } }],
  ])('refuses a malformed %s and reports it', async (type, body) => {
    const onFault = vi.fn();
    expect(await ask({ type, ask: body }, page, fine, onFault)).toMatchObject({ problem: {} });
    expect(onFault).toHaveBeenCalledOnce();
  });

  it('turns a failure into a sentence, and tells nothing of its inside', async () => {
    const onFault = vi.fn();
    const failing = handlersThat(async () => {
      throw new Error('token abc123');
    });
    const answer = await ask({ type: 'page.beat', ask: { site: 'weibo' } }, page, failing, onFault);
    expect(JSON.stringify(answer)).not.toContain('abc123');
    expect(answer).toMatchObject({ problem: {} });
    expect(onFault).toHaveBeenCalledOnce();
  });
});
