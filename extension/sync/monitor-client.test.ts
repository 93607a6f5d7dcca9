import { expect, it } from 'vitest';
import { patternOf, readBaseUrl } from './monitor-client.ts';

it.each([
  ['http://127.0.0.1:7373', 'http://127.0.0.1:7373'],
  ['127.0.0.1:7373/', 'http://127.0.0.1:7373'],
  ['localhost:7373', 'http://localhost:7373'],
  ['https://earshot.example.com/anything?x', 'https://earshot.example.com'],
  ['earshot.example.com', 'https://earshot.example.com'],
])('%s is a monitor at %s', (input, baseUrl) => expect(readBaseUrl(input)).toEqual({ baseUrl }));

it.each([
  ['http://192.168.0.7:7373', 'not-encrypted'],
  ['http://127.0.0.1.evil.example', 'not-encrypted'],
  ['ftp://127.0.0.1', 'not-an-address'],
  ['https://me:secret@earshot.example.com', 'not-an-address'],
  ['', 'not-an-address'],
  ['http://', 'not-an-address'],
])('%s is refused: %s', (input, problem) => expect(readBaseUrl(input)).toEqual({ problem }));

it('asks for the host only: match patterns know no port', () => {
  expect(patternOf('http://127.0.0.1:7373')).toBe('http://127.0.0.1/*');
  expect(patternOf('https://earshot.example.com')).toBe('https://earshot.example.com/*');
});
