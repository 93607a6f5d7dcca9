import { expect, test } from 'vitest';
import { sayError } from '../listen/ask/ask-source.ts';
import { FetchError, showUrl } from './fetch-error.ts';

test('an address is shown without what may be a key', () => {
  expect(showUrl('https://user:pw@hub.example/weibo/keyword/x?key=SECRET&limit=20#t')).toBe(
    'https://hub.example/weibo/keyword/x?key=…&limit=…',
  );
  expect(showUrl('not a url?token=SECRET')).toBe('not a url');
});

test('no key of an address stands in what a failed fetch says, also not of the address it was led to', () => {
  const error = new FetchError(
    'redirect-refused',
    'http://127.0.0.1:9/feed?token=SECRET',
    'redirect to http://10.0.0.1/x?key=SECRET: the address is private',
  );
  expect(error.message).toContain('127.0.0.1:9/feed');
  expect(error.message).not.toContain('SECRET');
  expect(sayError(new Error('GET https://a.example/?api_key=SECRET failed'))).not.toContain('SECRET');
});
