import { expect, it } from 'vitest';
import { findNamed } from './find-named.ts';

const people = new Map([
  ['p1', '王敏'],
  ['p2', '王敏慧'],
  ['p3', 'Li Ran'],
]);

it.each([
  ['@王敏 请看', ['p1']],
  ['@王敏慧和@li ran', ['p2', 'p3']],
  ['@王敏@王敏', ['p1']],
  ['王敏 没有被点名 a@b.example', []],
])('%s', (text, expected) => expect(findNamed(text, people)).toEqual(expected));
