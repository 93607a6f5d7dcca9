import { describe, expect, test } from 'vitest';
import { SITES } from '../sites/registry.ts';
import { mayListen } from './listen-page.ts';
import { LISTEN_PAGE_TYPES } from './site-adapter.ts';

const x = SITES.find(({ id }) => id === 'x')!;

describe('mayListen', () => {
  test.each([
    ['https://x.com/search?q=a', undefined, false],
    ['https://x.com/search?q=a', { x: [] }, false],
    ['https://x.com/search?q=a', { x: ['search'] }, true],
    ['https://x.com/home', { x: ['search'] }, false],
    ['https://x.com/search?q=a', { reddit: ['search'] }, false],
    ['https://x.com/messages', { x: ['search', 'feed', 'topic'] }, false],
  ] as const)('%s with %o: %s', (url, consent, allowed) => {
    expect(mayListen(x, new URL(url), consent)).toBe(allowed);
  });
});

// Whatever is ticked: nobody's messages, notifications or settings are ever read.
test.each(SITES.map((site) => [site.id, site] as const))('%s never listens on private pages', (id, site) => {
  const consent = { [id]: [...LISTEN_PAGE_TYPES] };
  const host = site.hosts[0]?.replace(/^\*\./u, 'www.') ?? 'social.example';
  for (const path of [
    'messages',
    'message',
    'messages/1',
    'direct/inbox',
    'notifications',
    'notification',
    'im',
    'settings',
    'conversations',
    'chat',
    'whisper',
    'doumail',
    'inbox',
  ])
    expect(mayListen(site, new URL(`https://${host}/${path}`), consent), path).toBe(false);
});
