// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import trustpilot from '../sites/trustpilot.ts';
import { checkHealth, type HealthCounts } from './check-health.ts';

const url = new URL('https://www.trustpilot.com/review/brand.example');
const nothing: HealthCounts = { posts: 0, filled: {}, laterCandidate: {} };
const link = (n: number): string => `<div><a href="/reviews/65000000000000000000000${n}">r</a></div>`;

beforeEach(() => {
  document.body.innerHTML = '';
});

test('a login wall or captcha is no fault of ours', () => {
  document.body.innerHTML = `<form id="challenge-form"></form>${link(1)}${link(2)}${link(3)}`;
  expect(checkHealth(document, trustpilot, nothing, url).state).toBe('wall');
});

test('the page itself says that there is nothing', () => {
  document.body.innerHTML = '<p data-no-reviews-typography>No reviews</p>';
  expect(checkHealth(document, trustpilot, nothing, url).state).toBe('empty');
});

test('permalinks without posts mean that the site changed', () => {
  document.body.innerHTML = link(1) + link(2) + link(3);
  const health = checkHealth(document, trustpilot, nothing, url);
  expect(health).toMatchObject({ state: 'broken', broken: ['posts'], permalinksSeen: 3 });
});

test('a page without any sign of posts is left in peace', () => {
  document.body.innerHTML = '<p>About us</p>';
  expect(checkHealth(document, trustpilot, nothing, url).state).toBe('idle');
});

test('a field under its expected share is named', () => {
  const filled = { id: 20, author: 4, text: 20, permalink: 20, rating: 20 };
  expect(checkHealth(document, trustpilot, { posts: 20, filled, laterCandidate: {} }, url)).toMatchObject({
    state: 'broken',
    broken: ['author'],
  });
});

test('a later candidate that wins most of the time is drift, not a fault', () => {
  const filled = { id: 20, author: 20, text: 20, permalink: 20, rating: 20 };
  expect(checkHealth(document, trustpilot, { posts: 20, filled, laterCandidate: { rating: 15 } }, url)).toMatchObject({
    state: 'healthy',
    drifting: ['rating'],
  });
});
