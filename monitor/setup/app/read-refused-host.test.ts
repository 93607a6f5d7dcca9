import { expect, it } from 'vitest';
import { FetchError } from '../../fetch/fetch-error.ts';
import { sayError } from '../../listen/ask/ask-source.ts';
import { readRefusedHost } from './read-refused-host.ts';

it.each([
  ['http://127.0.0.1:1200/weibo', '127.0.0.1:1200'],
  ['https://rss.intern/a?b=c', 'rss.intern:443'],
  ['http://[fd00::1]/feed', '[fd00::1]:80'],
])('%s was refused: %s is offered to be let through', (url, host) => {
  expect(readRefusedHost(sayError(new FetchError('url-refused', url, 'it is private')))).toBe(host);
});

it('what failed in another way offers nothing', () => {
  expect(
    readRefusedHost(sayError(new FetchError('timeout', 'http://127.0.0.1:1200/', 'no answer in 20 s'))),
  ).toBeNull();
});
