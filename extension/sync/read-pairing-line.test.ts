import { expect, test } from 'vitest';
import { readPairingLine } from './read-pairing-line.ts';

test.each([
  ['http://127.0.0.1:7373#12345678', 'http://127.0.0.1:7373', '12345678'],
  [' https://ear.example.com/#1234 5678\n', 'https://ear.example.com', '12345678'],
  ['127.0.0.1:7373#1234-5678', '127.0.0.1:7373', '12345678'],
])('%j names address and code', (line, address, code) => {
  expect(readPairingLine(line)).toEqual({ address, code });
});

test.each(['http://127.0.0.1:7373', 'http://127.0.0.1:7373/#brands', '#12345678', 'a#12345678#1', '', '12345678'])(
  '%j is no such line',
  (line) => {
    expect(readPairingLine(line)).toBeNull();
  },
);
